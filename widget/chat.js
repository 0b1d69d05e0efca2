/**
 * <privacy-desk lang="sv">…</privacy-desk>: a chat about personal data at the page's lower right.
 * What stands inside the element is shown where scripts do not run. Before the first click nothing
 * is stored, and nothing asked for but these files. They come from the server that is talked to.
 */

import { Conversation } from "./conversation.js";
import { languageOf } from "./texts.js";
import { View } from "./view.js";

const STORED = "privacy-desk";

/** What the page remembers over a reload: in this tab, once the visitor has opened the chat. */
export class Memory {
  /** @type {Chat | null} */
  chat = null;
  /** @type {Language} */
  language = "en";
  open = false;
  /** id of the newest message that was shown in the open panel */
  seen = 0;
  /** @type {Unsent[]} in the order they were written */
  outbox = [];
  draft = "";

  /** Whether there was something to recall. */
  recall() {
    try {
      return Object.assign(this, JSON.parse(sessionStorage[STORED]));
    } catch {
      return null;
    }
  }

  save() {
    try {
      sessionStorage[STORED] = JSON.stringify(this);
    } catch {
      // full or forbidden: the chat works without it, but a reload forgets
    }
  }
}

class PrivacyDesk extends HTMLElement {
  #memory = new Memory();
  #view = new View(this.attachShadow({ mode: "open" }), this);
  #conversation = new Conversation(this.#view, this.#memory);
  #away = new AbortController();
  #built = false;

  connectedCallback() {
    if (!this.#built) this.#build();
    this.#conversation.listen(true);
    const { signal } = (this.#away = new AbortController());
    addEventListener("online", () => this.#conversation.retry(), { signal });
    // a page that is kept for the back button must not hold a connection
    addEventListener("pagehide", () => this.#conversation.listen(false), { signal });
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.#conversation.listen(true);
    }, { signal });
  }

  disconnectedCallback() {
    this.#away.abort();
    this.#conversation.listen(false);
  }

  #build() {
    this.#built = true;
    this.#memory.language = languageOf(this.lang || document.documentElement.lang);
    const before = this.#memory.recall();
    this.#view.setLanguage(this.#memory.language);
    this.#view.setOpen(this.#memory.open);
    if (!before) return;
    this.#view.giveBack(this.#memory.draft);
    this.#conversation.takeUp();
  }

  // what the visitor wants

  open() {
    this.#memory.open = true;
    this.#view.setOpen(true);
    this.#view.focusPanel();
    this.#conversation.markSeen();
    this.#conversation.start();
  }

  close() {
    this.#memory.open = false;
    this.#memory.save();
    this.#view.setOpen(false);
    this.#view.focusLauncher();
  }

  /** @param {string} text @param {string} shown what the thread shows for it */
  say(text, shown) {
    this.#conversation.say(text, shown);
  }

  /** @param {string} text */
  draft(text) {
    this.#memory.draft = text;
    this.#memory.save();
  }
}

customElements.define("privacy-desk", PrivacyDesk);
