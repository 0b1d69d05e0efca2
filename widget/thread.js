/**
 * The thread on the page. Messages stand in the order of their ids; the visitor's own stand last
 * until the server has given them theirs. A message is shown once, however often it arrives.
 */

import { button, element, icon } from "./dom.js";
import { ticketNode } from "./ticket.js";

const MARGIN = 12;
const NEAR_END = 80;
const UP = "M7 11v9H4v-9ZM7 11l4-8c2 0 3 1 2.500 3L13 9h5c2 0 2.500 1 2 3l-1.500 6c-.5 1.500-1 2-2.500 2H7";
const DOWN = "M17 13V4h3v9ZM17 13l-4 8c-2 0-3-1-2.500-3l.5-3H6c-2 0-2.500-1-2-3l1.500-6C6 4.500 6.500 4 8 4h9";

export class Thread {
  words = /** @type {Words} */ ({});
  /** @type {Language} of the words */
  language = "en";
  /** id of the newest message */
  newest = 0;
  /** @type {Set<number>} the ids that are shown */
  #ids = new Set();
  /** @type {Map<string, any>} what was written here, by its key */
  #own = new Map();
  #list = element("ol");
  #box;
  #view;

  /** @param {HTMLElement} box @param {import("./view.js").View} view */
  constructor(box, view) {
    this.#box = box;
    this.#box.append(this.#list);
    this.#view = view;
  }

  /** @param {Shown[]} entries @returns {Shown[]} those that were not there yet */
  add(entries) {
    const { scrollHeight, scrollTop, clientHeight } = this.#box;
    const following = scrollHeight - scrollTop - clientHeight < NEAR_END;
    const fresh = entries.filter((entry) => this.#isNew(entry));
    const nodes = fresh.map((entry) => this.#put(this.#messageNode(entry), entry.id));
    if (nodes.length && following) this.#box.scrollTop = nodes[0].offsetTop - MARGIN;
    this.#view.keepFocus();
    return fresh;
  }

  /** @param {Unsent} item shown as the visitor's message, whose id is not known yet */
  addOwn({ key, shown: text, language }) {
    this.#own.set(key, this.#put(this.#messageNode({ author: "visitor", text, language }), Infinity));
    this.toEnd();
  }

  /** @param {string} key mark it as not sent yet */
  markWaiting(key) {
    const node = this.#own.get(key);
    if (!node || node.place < Infinity || node.querySelector(".waiting")) return;
    node.append(element("p", { class: "waiting" }, this.words.waiting));
    this.toEnd();
  }

  /** @param {string} key @param {number[]} replies the ids of what was answered to it */
  settle(key, replies) {
    const node = this.#own.get(key);
    if (node?.place === Infinity) this.#arrived(node, Math.min(...replies, this.newest + 1) - 0.5);
  }

  /** @param {string} key */
  remove(key) {
    this.#own.get(key)?.remove();
    this.#own.delete(key);
  }

  clear() {
    this.#list.replaceChildren();
    this.#begin();
  }

  /** @param {"ended" | "deleted"} how the conversation ended */
  finish(how) {
    this.#list.append(element("li", { class: "note" }, this.words[how]));
    // the next conversation's ids may start below this one's
    for (const node of this.#list.children) node.place = 0;
    this.#begin();
    this.toEnd();
  }

  /** @param {TicketCard} card */
  updateTicket(card) {
    for (const node of this.#list.querySelectorAll(`[data-reference="${CSS.escape(card.reference)}"]`)) node.fill(card);
  }

  /** @param {boolean} busy while it fills with what was said before, which nobody announces */
  setBusy(busy) {
    this.#box.ariaBusy = `${busy}`;
  }

  toEnd() {
    this.#box.scrollTop = this.#box.scrollHeight;
  }

  #begin() {
    this.newest = 0;
    this.#ids.clear();
    this.#own.clear();
  }

  /** Whether it is not there yet; a message that was written here gets its place. @param {Shown} entry */
  #isNew({ id, key }) {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    this.newest = Math.max(this.newest, id);
    const own = this.#own.get(key ?? "");
    if (own) this.#arrived(own, id);
    return !own;
  }

  /** @param {any} node @param {number} place */
  #arrived(node, place) {
    node.querySelector(".waiting")?.remove();
    this.#put(node, place);
  }

  /** @param {any} node @param {number} place its id, as far as that is known */
  #put(node, place) {
    node.place = place;
    let next = null;
    for (let last = this.#list.lastChild; last && (last === node || last.place > place); last = last.previousSibling) {
      if (last !== node) next = last;
    }
    // a node that is put where it stands would be read out again
    if (!node.parentNode || node.nextSibling !== next) this.#list.insertBefore(node, next);
    return node;
  }

  /** @param {Partial<Shown>} entry */
  #messageNode({ id, author = "visitor", text = "", language, buttons, ticket, rateable, verdict, ...entry }) {
    const bubble = element("div", { class: "bubble", lang: language ?? "" });
    bubble.append(...text.split(/\n{2,}/).map((part) => element("p", {}, part)));
    const who = element("span", { class: author === "agent" ? "who" : "unseen" }, this.words[author]);
    const node = element("li", { class: `message ${author}`, lang: this.language }, who, bubble);
    if (ticket) node.append(ticketNode(ticket, this.words, this.language));
    if (entry.section_url) node.append(...this.#source(entry.section_title ?? "", entry.section_url, language));
    if (rateable && id) node.append(this.#thumbs(id, verdict));
    if (buttons?.length) node.append(this.#choices(buttons, language));
    return node;
  }

  /** Links lead to the policy alone: over https, or where the chat itself comes from. */
  #source(/** @type {string} */ title, /** @type {string} */ url, lang = this.language) {
    const { href, protocol, origin } = new URL(url, import.meta.url);
    if (protocol !== "https:" && origin !== new URL(import.meta.url).origin) return [];
    const link = element("a", { href, target: "_blank", rel: "noopener", lang }, title);
    link.append(element("span", { class: "unseen", lang: this.language }, ` (${this.words.newtab})`));
    return [element("p", { class: "source" }, `${this.words.policy} `, link)];
  }

  /** @param {number} id @param {string | null} [verdict] */
  #thumbs(id, verdict) {
    const group = element("div", { class: "thumbs", role: "group", "aria-label": this.words.helpful });
    for (const [value, path] of [["up", UP], ["down", DOWN]]) {
      const press = () => {
        for (const other of group.children) other.ariaPressed = `${other === thumb}`;
        this.#view.wishes.rate(id, value);
      };
      const label = this.words[value];
      const pressed = `${value === verdict}`;
      const thumb = button(icon(path), press, { "aria-label": label, title: label, "aria-pressed": pressed });
      group.append(thumb);
    }
    return group;
  }

  /** @param {Button[]} buttons @param {string} [lang] */
  #choices(buttons, lang = this.language) {
    const group = element("div", { class: "choices", role: "group", "aria-label": this.words.choices });
    for (const { title, payload } of buttons) group.append(button(title, () => this.#view.choose(payload, title), { lang }));
    return group;
  }
}
