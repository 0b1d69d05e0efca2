/** The button and the panel: what they show and what the visitor does with them. */

import { TEXTS } from "./texts.js";
import { Thread, element, icon } from "./thread.js";

const BUBBLE = "M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z";
const CROSS = "M6 6l12 12M18 6 6 18";
const UPWARD = "M12 19V5M6 11l6-6 6 6";
const STYLES = new URL("chat.css", import.meta.url).href;
const MOST_CHARACTERS = 4000;
const FEW_LEFT = 400;

export class View {
  #words = TEXTS.en;
  #status = "idle";
  #unread = 0;

  #title = element("h2", { id: "title" });
  #subtitle = element("p");
  #close = element("button", { class: "close", type: "button" }, icon(CROSS));
  #box = element("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0" });
  #statusLine = element("p", { role: "status" });
  #field = element("textarea", { rows: "1", "aria-describedby": "problem left" });
  #send = element("button", { class: "send", type: "submit" }, icon(UPWARD));
  #problem = element("p", { id: "problem", class: "problem", role: "alert" });
  #left = element("p", { id: "left" });
  #entry = element("div", { class: "entry" }, this.#field, this.#send);
  #form = element("form", {}, this.#entry, this.#problem, this.#left);
  #panel = element(
    "div",
    { class: "panel", role: "dialog", tabindex: "-1", "aria-labelledby": "title" },
    element("div", { class: "head" }, element("div", {}, this.#title, this.#subtitle), this.#close),
    this.#box, this.#statusLine, this.#form,
  );
  #label = element("span");
  #badge = element("span", { class: "badge" });
  #launcher = element(
    "button", { class: "launcher", "aria-haspopup": "dialog" }, icon(BUBBLE), this.#label, this.#badge,
  );
  #root = element("div", { class: "desk", hidden: "" }, this.#launcher, this.#panel);

  /** @param {ShadowRoot} shadow @param {Wishes} wishes */
  constructor(shadow, wishes) {
    this.wishes = wishes;
    this.thread = new Thread(this.#box, ({ payload, title }) => {
      this.setProblem("");
      this.focusPanel();
      wishes.say(payload, title);
    });
    this.#launcher.addEventListener("click", () => wishes.open());
    this.#close.addEventListener("click", () => wishes.close());
    this.#panel.addEventListener("keydown", (event) => this.#pressed(event));
    this.#field.addEventListener("input", () => this.#typed());
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    const styles = element("link", { rel: "stylesheet", href: STYLES });
    styles.onload = styles.onerror = () => this.#reveal();
    shadow.append(styles, this.#root);
  }

  /** Shown once its styles are there, so that nobody sees it bare. */
  #reveal() {
    this.#root.hidden = false;
    this.thread.toEnd();
  }

  /** @param {boolean} open */
  setOpen(open) {
    this.#panel.hidden = !open;
    this.#launcher.setAttribute("aria-expanded", String(open));
    this.#root.classList.toggle("open", open);
    this.thread.toEnd();
  }

  focusPanel() {
    // on a touch screen a focused field brings up a keyboard that hides the greeting
    const touch = matchMedia("(pointer: coarse)").matches;
    (touch ? this.#panel : this.#field).focus();
  }

  focusLauncher() {
    this.#launcher.focus();
  }

  /** @param {Language} language */
  setLanguage(language) {
    const words = (this.#words = TEXTS[language]);
    this.#root.lang = language;
    this.#label.textContent = words.launcher;
    this.#title.textContent = words.title;
    this.#subtitle.textContent = words.subtitle;
    this.#field.placeholder = this.#field.ariaLabel = words.field;
    this.#box.ariaLabel = words.log;
    this.#close.title = this.#close.ariaLabel = words.close;
    this.#send.title = this.#send.ariaLabel = words.send;
    this.setUnread(this.#unread);
    this.setStatus(this.#status);
    this.#count();
  }

  /** @param {string} status "idle", "writing" or "unreachable" */
  setStatus(status) {
    this.#status = status;
    this.#statusLine.className = `status ${status}`;
    const text = this.#words[status] ?? "";
    // the same words again would be read out again
    if (this.#statusLine.textContent !== text) this.#statusLine.textContent = text;
  }

  /** @param {number} unread how many messages came while the panel was closed */
  setUnread(unread) {
    this.#unread = unread;
    this.#badge.hidden = !unread;
    this.#badge.textContent = `${unread}`;
    const news = unread ? `. ${this.#words.unread}: ${unread}` : "";
    this.#launcher.ariaLabel = this.#words.launcher + news;
  }

  /** @param {string} text beside the field, until something else is written */
  setProblem(text) {
    this.#problem.textContent = text;
    this.#field.ariaInvalid = `${text !== ""}`;
  }

  /** @param {string} text put into the field, ahead of what has been written there since */
  giveBack(text) {
    this.#field.value = [text, this.#field.value].filter(Boolean).join("\n");
    this.#drafted();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.wishes.close();
    if (event.key !== "Enter" || event.shiftKey || event.target !== this.#field) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  #typed() {
    this.setProblem("");
    this.#drafted();
  }

  #drafted() {
    this.#count();
    this.wishes.draft(this.#field.value);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#field.focus();
    const text = this.#field.value.trim();
    if (!text) return;
    this.#field.value = "";
    this.#typed();
    this.wishes.say(text, text);
  }

  #count() {
    // characters as the server counts them; one too many is refused there, in words
    const left = MOST_CHARACTERS - [...this.#field.value].length;
    this.#left.textContent = left <= FEW_LEFT ? `${this.#words.left}: ${left}` : "";
    this.#left.className = left < 0 ? "counter over" : "counter";
  }
}
