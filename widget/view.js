/** The panel, and what its parts share. */

import { Bar } from "./bar.js";
import { Composer } from "./composer.js";
import { button, element, icon } from "./dom.js";
import { Thread } from "./thread.js";
import { locale } from "./ticket.js";

const CROSS = "M6 6l12 12M18 6 6 18";
const STYLES = new URL("panel.css", import.meta.url).href;
// as in panel.css: a small window, which the panel covers
const COVERED = "(max-width: 30em), (max-height: 26em)";

export class View {
  words = /** @type {Words} */ ({});
  /** @type {Language} of the words */
  language = "en";
  #host;
  #status = "idle";
  #unread = 0;
  #box = element("div.log", { role: "log", "aria-live": "polite", tabindex: "0", "data-label": "log" });
  #statusLine = element("p.status", { role: "status" });
  #panel = element("div.panel", { role: "dialog", tabindex: "-1", "aria-labelledby": "title", hidden: "" });

  /** @param {Host} host @param {import("./desk.js").Desk} wishes what the visitor wants */
  constructor(host, wishes) {
    this.#host = host;
    this.wishes = wishes;
    this.thread = new Thread(this.#box, this);
    this.bar = new Bar(this);
    this.composer = new Composer(this);
    const title = element("h2", { id: "title", "data-text": "title" });
    const names = element("div", {}, title, element("p", { "data-text": "subtitle" }));
    const close = button(icon(CROSS), () => wishes.close(), { "data-label": "close" });
    const head = element("div.head", {}, names, close);
    this.#panel.append(head, this.bar.node, this.#box, this.#statusLine, this.composer.node);
    this.#panel.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape" && !event.isComposing) this.#back();
    });
    this.#panel.addEventListener("focusout", (/** @type {any} */ { relatedTarget }) => {
      // what has the focus must not be covered
      if (relatedTarget && !host.root.contains(relatedTarget) && matchMedia(COVERED).matches) wishes.close(false);
    });
    for (const type of ["resize", "scroll"]) visualViewport?.addEventListener(type, () => this.#fit());
  }

  /** Into the page, once its styles are there, so that nobody sees it bare. */
  async dress() {
    const styles = element("link", { rel: "stylesheet", href: STYLES });
    await new Promise((resolve) => {
      styles.onload = styles.onerror = resolve;
      this.#host.root.before(styles);
    });
    this.#host.root.append(this.#panel);
  }

  /** @param {boolean} open */
  setOpen(open) {
    this.#panel.hidden = !open;
    this.#host.launcher.ariaExpanded = `${open}`;
    this.#host.root.classList.toggle("open", open);
    this.thread.toEnd();
  }

  focusPanel() {
    // on a touch screen a focused field brings up a keyboard that hides the greeting
    if (matchMedia("(pointer: coarse)").matches) this.#panel.focus();
    else this.composer.focus();
  }

  /** What had the focus may have gone. */
  keepFocus() {
    const active = this.#host.shadowRoot?.activeElement;
    if (active && !active.checkVisibility()) this.#box.focus();
  }

  /** @param {Language} language @param {Words} texts the page may have its own for any of them */
  setWords(language, texts) {
    const words = (this.words = { ...texts });
    Object.assign(words.kinds, ...Object.values(words.sections));
    for (const name in words) words[name] = this.#host.getAttribute(`text-${name}`) ?? words[name];
    this.#host.root.lang = this.language = language;
    this.#host.label.textContent = words.launcher;
    for (const node of this.#panel.querySelectorAll("[data-text]")) node.textContent = words[node.dataset.text];
    for (const node of this.#panel.querySelectorAll("[data-label]")) {
      node[node.matches("button") ? "title" : "placeholder"] = node.ariaLabel = words[node.dataset.label];
    }
    this.bar.setWords(language, words);
    this.composer.count();
    this.setUnread(this.#unread);
    this.setStatus(this.#status);
  }

  /** @param {string} status "idle", "writing", "slow", "offline" or "unreachable" */
  setStatus(status) {
    this.#status = status;
    this.#statusLine.className = `status ${status}`;
    const text = this.words[status] ?? "";
    // the same words again would be read out again
    if (this.#statusLine.textContent !== text) this.#statusLine.textContent = text;
  }

  /** @param {number} unread how many messages came while the panel was closed */
  setUnread(unread) {
    this.#unread = unread;
    const { badge, launcher } = this.#host;
    badge.hidden = !unread;
    badge.textContent = `${unread}`;
    launcher.ariaLabel = this.words.launcher + (unread ? `. ${this.words.unread}: ${unread}` : "");
  }

  /** @param {string} payload @param {string} title a choice of the visitor, instead of words */
  choose(payload, title) {
    this.composer.setProblem("");
    this.bar.fold();
    this.focusPanel();
    this.wishes.say(payload, title);
  }

  /** @param {Entry} entry a message as a file has it */
  asText({ at, author, text }) {
    return `${new Date(at).toLocaleString(locale(this.language))} ${this.words[author]}\r\n${text}`;
  }

  /** Escape leaves what was opened last. */
  #back() {
    if (!this.composer.fold() && !this.bar.fold()) this.wishes.close();
  }

  /** Above the keyboard of a phone, which covers the window's lower part. */
  #fit() {
    const { scale, height, offsetTop } = /** @type {VisualViewport} */ (visualViewport);
    const { style } = this.#host.root;
    if (scale > 1) return;
    style.setProperty("--height", `${height}px`);
    style.setProperty("--top", `${offsetTop}px`);
  }
}
