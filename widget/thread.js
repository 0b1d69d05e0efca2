/**
 * The thread on the page. Messages stand in the order of their ids; the visitor's own stand last
 * until the server has given them theirs. A message is shown once, however often it arrives.
 * No markup is ever parsed, so that nothing that was written can become any.
 */

import { TEXTS, dateWords } from "./texts.js";

const MARGIN = 12;
const NEAR_END = 80;
const SVG = "http://www.w3.org/2000/svg";

export class Thread {
  /** @type {Row[]} the running conversation's, in order */
  #rows = [];
  #list = element("ol");
  #box;
  #choose;

  /** @param {HTMLElement} box @param {(button: Button) => void} choose */
  constructor(box, choose) {
    this.#box = box;
    this.#box.append(this.#list);
    this.#choose = choose;
  }

  /** @param {Entry[]} entries @returns {Entry[]} those that were not there yet */
  add(entries) {
    const following = this.#atEnd();
    const fresh = entries.filter((entry) => this.#isNew(entry));
    const rows = fresh.map((entry) => this.#insert(entry, { id: entry.id, place: entry.id }));
    if (rows.length && following) this.#box.scrollTop = rows[0].node.offsetTop - MARGIN;
    return fresh;
  }

  /** @param {Unsent} item shown as the visitor's message, whose id is not known yet */
  addOwn({ key, shown: text, language, after }) {
    this.#insert({ author: "visitor", text, language }, { key, after, place: Infinity });
    this.toEnd();
  }

  /** @param {string} key @param {Language} language mark it as not sent yet */
  markWaiting(key, language) {
    for (const { id, node } of this.#own(key)) {
      if (id || node.querySelector(".waiting")) continue;
      node.append(element("p", { class: "waiting", lang: language }, TEXTS[language].waiting));
      this.toEnd();
    }
  }

  /** @param {string} key @param {number[]} replies the ids of what was answered to it */
  settle(key, replies) {
    const place = replies.length ? Math.min(...replies) - 0.5 : this.newest + 0.5;
    for (const row of this.#own(key)) this.#arrived(row, row.id ?? place);
  }

  /** @param {string} key */
  remove(key) {
    for (const { node } of this.#own(key)) node.remove();
    this.#rows = this.#rows.filter((row) => row.key !== key);
  }

  /** @param {Language} language of the last line of a conversation */
  finish(language) {
    // the next conversation's ids may start below this one's
    this.#rows = [];
    this.#list.append(element("li", { class: "note", lang: language }, TEXTS[language].ended));
    this.toEnd();
  }

  /** @param {TicketCard} card */
  updateTicket(card) {
    for (const old of this.#list.querySelectorAll(`[data-reference="${card.reference}"]`)) {
      old.replaceWith(ticketNode(card, old.closest("li")?.lang));
    }
  }

  /** @param {boolean} busy while it fills with what was said before, which nobody announces */
  setBusy(busy) {
    this.#box.ariaBusy = `${busy}`;
  }

  toEnd() {
    this.#box.scrollTop = this.#box.scrollHeight;
  }

  get newest() {
    return Math.max(0, ...this.#rows.map(({ id }) => id ?? 0));
  }

  /** Whether it is not there yet; a message that was written here gets its id. */
  #isNew({ id, author, text }) {
    if (this.#rows.some((row) => row.id === id)) return false;
    if (author !== "visitor") return true;
    const unnamed = this.#rows.filter((row) => row.key && !row.id && id > row.after);
    const own = unnamed.find((row) => row.text === text) ?? unnamed[0];
    if (!own) return true;
    own.id = id;
    this.#arrived(own, id);
    return false;
  }

  #own(key) {
    return this.#rows.filter((row) => row.key === key);
  }

  #atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#box;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  #insert(entry, known) {
    const row = { node: messageNode(entry, this.#choose), text: entry.text, ...known };
    this.#rows.push(row);
    this.#move(row, row.place);
    return row;
  }

  #arrived(row, place) {
    row.node.querySelector(".waiting")?.remove();
    this.#move(row, place);
  }

  #move(row, place) {
    row.place = place;
    this.#rows.sort((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)));
    const next = this.#rows[this.#rows.indexOf(row) + 1]?.node ?? null;
    // a node that is put where it stands would be read out again
    if (row.node.parentNode && row.node.nextSibling === next) return;
    this.#list.insertBefore(row.node, next);
  }
}

/**
 * @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} children
 * @returns {any} the HTML element of that tag
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}

/** @param {string} path of a 24 by 24 drawing in strokes */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS(SVG, "path"));
  svg.firstElementChild?.setAttribute("d", path);
  return svg;
}

/** @param {Partial<Entry>} entry @param {(button: Button) => void} choose */
function messageNode({ author, text, language, buttons, ticket, ...entry }, choose) {
  const words = TEXTS[language];
  const bubble = element("div", { class: "bubble" });
  bubble.append(...text.split(/\n{2,}/).map((part) => element("p", {}, part)));
  const who = element("span", { class: author === "agent" ? "who" : "unseen" }, words[author]);
  const node = element("li", { class: `message ${author}`, lang: language }, who, bubble);
  if (ticket) node.append(ticketNode(ticket, language));
  if (entry.section_url) node.append(...sectionLink(entry, words));
  if (buttons?.length) node.append(choicesNode(buttons, words, choose));
  return node;
}

/** @param {TicketCard} card @param {Language} language */
function ticketNode({ reference, kind, received_on, due_on, status }, language) {
  const { kinds, statuses, ...words } = TEXTS[language];
  const facts = element("dl");
  for (const [term, fact] of [
    [words.reference, reference],
    [words.received, dateWords(received_on, language)],
    [words.due, due_on && dateWords(due_on, language)],
    [words.status, statuses[status]],
  ]) {
    if (fact) facts.append(element("div", {}, element("dt", {}, term), element("dd", {}, fact)));
  }
  const attributes = { class: `ticket ${status}`, "data-reference": reference };
  return element("div", attributes, element("p", { class: "kind" }, kinds[kind]), facts);
}

function sectionLink({ section_title, section_url }, words) {
  const { href, protocol } = new URL(section_url, import.meta.url);
  if (!/^https?:$/.test(protocol)) return [];
  const link = element("a", { href, target: "_blank", rel: "noopener" }, section_title);
  link.append(element("span", { class: "unseen" }, ` (${words.newTab})`));
  return [element("p", { class: "source" }, `${words.policy} `, link)];
}

function choicesNode(buttons, words, choose) {
  const group = element("div", { class: "choices", role: "group", "aria-label": words.choices });
  for (const button of buttons) {
    const node = element("button", { type: "button" }, button.title);
    node.addEventListener("click", () => choose(button));
    group.append(node);
  }
  return group;
}
