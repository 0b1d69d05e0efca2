/** What the first click fetches: the panel and the conversation, and what the page is told of them. */

import { RefusedError, fetchThread, loadTexts, rate } from "./api.js";
import { Conversation } from "./conversation.js";
import { Memory } from "./memory.js";
import { saveFile } from "./ticket.js";
import { View } from "./view.js";

export class Desk {
  #host;
  #memory;
  #view;
  #conversation;
  #away = new AbortController();

  /** @param {Host} host @returns {Promise<Desk>} once its texts and styles are there */
  static async of(host) {
    const memory = new Memory();
    memory.language = host.code;
    memory.recall();
    const words = await loadTexts(memory.language);
    const desk = new Desk(host, memory);
    await desk.#view.dress();
    desk.#view.setWords(memory.language, words);
    desk.#view.setOpen(memory.open);
    desk.#view.composer.giveBack(memory.draft);
    desk.#conversation.takeUp();
    return desk;
  }

  /** @param {Host} host @param {Memory} memory */
  constructor(host, memory) {
    this.#host = host;
    this.#memory = memory;
    this.#view = new View(host, this);
    this.#conversation = new Conversation(this, this.#view, memory);
  }

  /** @param {boolean} on whether the element is on a page that is looked at */
  listen(on) {
    this.#away.abort();
    this.#conversation.listen(on);
    if (!on) return;
    const { signal } = (this.#away = new AbortController());
    addEventListener("offline", () => this.#view.setStatus("offline"), { signal });
    addEventListener("online", () => this.#conversation.retry(), { signal });
    // a browser has few connections: a tab that nobody looks at gives its own back
    document.addEventListener("visibilitychange", () => this.#conversation.hear(!document.hidden), { signal });
    // a page that is kept for the back button must not hold a connection
    addEventListener("pagehide", () => this.#conversation.listen(false), { signal });
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted) this.#conversation.listen(true);
    }, { signal });
  }

  /**
   * Tell the page's own scripts, never what was written.
   * @param {string} what @param {object} [detail]
   */
  tell(what, detail = {}) {
    this.#host.dispatchEvent(new CustomEvent(`privacy-desk:${what}`, { bubbles: true, detail }));
  }

  // what the visitor wants

  open(focus = true) {
    if (this.#memory.open) return;
    this.#memory.open = true;
    this.#view.setOpen(true);
    if (focus) this.#view.focusPanel();
    this.#conversation.look();
    this.tell("open");
  }

  close(focus = true) {
    if (!this.#memory.open) return;
    this.#memory.open = false;
    this.#memory.save();
    this.#view.setOpen(false);
    if (focus) this.#host.launcher.focus();
    this.tell("close");
  }

  /** @param {string} text @param {string} [shown] what the thread shows for it */
  say(text, shown = text) {
    this.#conversation.say(text, shown);
  }

  /** @param {string} text */
  draft(text) {
    this.#memory.draft = text;
    this.#memory.save();
  }

  /** The assistant goes on in another language. @param {Language} [language] */
  async speak(language) {
    if (!language || language === this.#memory.language) return;
    this.#memory.chosen = null;
    // without the texts the widget goes on in the language it has
    const words = await loadTexts(language).catch(() => null);
    if (words) this.#show(language, words);
  }

  /** The visitor wants everything in another language. @param {Language} language */
  choose(language) {
    return this.#try(async () => {
      this.#show(language, await loadTexts(language));
      this.#memory.chosen = language;
      this.#memory.save();
      this.#conversation.again();
      this.tell("language", { language });
    });
  }

  /** @param {number} message its id @param {string} verdict */
  async rate(message, verdict) {
    this.tell("feedback", { message, verdict });
    // nothing but the verdict is lost
    if (this.#memory.chat) await rate(this.#memory.chat, message, verdict).catch(() => {});
  }

  download() {
    return this.#try(async () => {
      const { chat, chosen } = this.#memory;
      const { messages } = chat ? await fetchThread(chat, chosen) : { messages: [] };
      saveFile("chat.txt", "text/plain", messages.map((entry) => this.#view.asText(entry)).join("\r\n\r\n"));
    });
  }

  remove() {
    return this.#try(() => this.#conversation.remove());
  }

  /** @param {Language} language @param {Words} words */
  #show(language, words) {
    this.#memory.language = language;
    this.#memory.save();
    this.#view.setWords(language, words);
  }

  /** @param {() => Promise<void>} work what the visitor asked for, and is told if it fails */
  async #try(work) {
    try {
      await work();
    } catch (error) {
      this.#view.composer.setProblem(error instanceof RefusedError ? error.message : this.#view.words.failed);
    }
  }
}
