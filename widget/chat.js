/**
 * <privacy-desk lang="sv">…</privacy-desk>: a chat about personal data in a corner of the page.
 * This file is the button. The first click fetches the rest, from the server this came from; before
 * it nothing is stored. What stands inside the element is shown where scripts do not run.
 */

import { button, element, icon } from "./dom.js";

const BUBBLE = "M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z";
const AGAIN_MS = 5_000;

/** The button's label, and why there is no panel yet. @type {Record<string, string[]>} */
const WORDS = {
  sv: ["Fråga om dina uppgifter", "Chatten kan inte hämtas just nu. Den öppnas så snart det går."],
  fi: ["Kysy tiedoistasi", "Keskustelua ei voi juuri nyt avata. Se avautuu heti, kun se on mahdollista."],
  en: ["Ask about your data", "The chat cannot be loaded right now. It opens as soon as possible."],
};

class PrivacyDesk extends HTMLElement {
  code = "en";
  label = element("span");
  badge = element("span.badge", { hidden: "" });
  launcher = button(icon(BUBBLE), () => this.open(), { class: "launcher", "aria-expanded": "false" });
  #problem = element("p.trouble", { role: "alert" });
  // in the top layer no style of the page cuts or covers it
  root = element("div.desk", { popover: "manual", hidden: "" }, this.#problem, this.launcher);
  /** @type {Promise<import("./desk.js").Desk> | undefined} */
  #desk;
  #wanted = false;

  connectedCallback() {
    if (!this.shadowRoot) this.#build();
    this.root.showPopover?.();
    this.#desk?.then((desk) => desk.listen(true));
  }

  disconnectedCallback() {
    this.#desk?.then((desk) => desk.listen(false));
  }

  /** Also for the page's own scripts, as is close(). */
  async open() {
    this.#wanted = true;
    const desk = await (this.#desk ??= this.#load());
    const { activeElement } = document;
    if (this.#wanted) desk.open(activeElement === this || activeElement === document.body);
  }

  close() {
    this.#wanted = false;
    this.#desk?.then((desk) => desk.close());
  }

  #build() {
    const code = (this.lang || document.documentElement.lang).slice(0, 2).toLowerCase();
    this.code = code in WORDS ? code : "en";
    this.root.lang = this.code;
    this.label.textContent = this.getAttribute("text-launcher") ?? WORDS[this.code][0];
    this.launcher.append(this.label, this.badge);
    const styles = element("link", { rel: "stylesheet", href: `${new URL("button.css", import.meta.url)}` });
    styles.onload = styles.onerror = () => (this.root.hidden = false);
    this.attachShadow({ mode: "open" }).append(styles, this.root);
    // the page's shortcuts are not meant for what is typed here
    for (const type of ["keydown", "keypress", "keyup"]) {
      this.root.addEventListener(type, (/** @type {Event} */ event) => event.stopPropagation());
    }
    try {
      if (sessionStorage["privacy-desk"]) this.#desk = this.#load();
    } catch {
      // forbidden: there is nothing to go on with
    }
  }

  async #load() {
    for (let attempt = 0; ; attempt++) {
      try {
        const { Desk } = await import(attempt ? `./desk.js?${attempt}` : "./desk.js");
        const desk = await Desk.of(this);
        this.#problem.textContent = "";
        if (this.isConnected) desk.listen(true);
        return desk;
      } catch (/** @type {any} */ error) {
        if (!(error instanceof TypeError) && !error.again) throw error;
        this.#problem.textContent = WORDS[this.code][1];
        await new Promise((resolve) => {
          addEventListener("online", resolve, { once: true });
          setTimeout(resolve, AGAIN_MS);
        });
      }
    }
  }
}

customElements.get("privacy-desk") ?? customElements.define("privacy-desk", PrivacyDesk);
