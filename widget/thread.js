/**
 * The thread on the page. Messages stand in the order of their ids; the visitor's own stand last
 * until the server has given them theirs. A message is shown once, however often it arrives.
 */

import { element } from "./dom.js";
import { messageNode } from "./message.js";

const MARGIN = 12;
const NEAR_END = 80;

export class Thread {
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
    const nodes = fresh.map((entry) => this.#put(messageNode(entry, this.#view), entry.id));
    if (nodes.length && following) this.#box.scrollTop = nodes[0].offsetTop - MARGIN;
    this.#view.keepFocus();
    return fresh;
  }

  /** @param {Unsent} item shown as the visitor's message, whose id is not known yet */
  addOwn({ key, shown: text, language }) {
    this.#own.set(key, this.#put(messageNode({ text, language }, this.#view), Infinity));
    this.toEnd();
  }

  /** @param {string} key mark it as not sent yet */
  markWaiting(key) {
    const node = this.#own.get(key);
    if (!node || node.place < Infinity || node.querySelector(".waiting")) return;
    node.append(element("p.waiting", {}, this.#view.words.waiting));
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
    this.#list.append(element("li.note", {}, this.#view.words[how]));
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
}
