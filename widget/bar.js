/** The bar under the panel's head: topics to browse, a person to talk to, and what else there is. */

import { button, element } from "./dom.js";

const LANGUAGES = [["sv", "Svenska"], ["fi", "Suomi"], ["en", "English"]];

export class Bar {
  #view;
  #topics = element("div.sheet");
  #language = element("select");
  node;

  /** @param {import("./view.js").View} view */
  constructor(view) {
    this.#view = view;
    const { wishes } = view;
    this.#language.append(...LANGUAGES.map(([lang, name]) => element("option", { value: lang, lang }, name)));
    this.#language.addEventListener("change", () => wishes.choose(this.#language.value));
    const more = element(
      "div.sheet", {},
      element("label", {}, element("span", { "data-text": "language" }), this.#language),
      named("download", () => wishes.download()),
      named("remove", () => this.#askToRemove()),
    );
    const person = named("person", () => view.choose("/handoff", view.words.kinds.handoff));
    this.node = element("div.bar", {}, opener("topics", this.#topics), person, opener("more", more));
  }

  /** @param {Language} language @param {Words} words */
  setWords(language, { sections }) {
    this.#language.value = language;
    this.#topics.replaceChildren(...Object.entries(sections).flatMap(([title, topics]) => [
      element("h3", {}, title),
      element("ul", {}, ...Object.entries(topics).map((topic) => element("li", {}, this.#topic(topic)))),
    ]));
  }

  /** @returns {boolean} whether something was open; its button has the focus then */
  fold() {
    const open = this.node.querySelector("[open]");
    open?.firstElementChild.focus();
    open?.removeAttribute("open");
    return !!open;
  }

  /** @param {string[]} topic its id and title */
  #topic([id, title]) {
    return button(title, () => this.#view.choose(`/${id.replaceAll(".", "_")}`, title));
  }

  #askToRemove() {
    const { composer, words, wishes } = this.#view;
    this.fold();
    composer.ask(words.removal, [[words.keep, () => {}], [words.remove, () => wishes.remove()]]);
  }
}

/** @param {string} name of its text @param {() => void} pressed */
function named(name, pressed) {
  return button("", pressed, { "data-text": name });
}

/** One of the two is open at a time. @param {string} name of its text @param {Node} sheet */
function opener(name, sheet) {
  return element("details", { name: "bar" }, element("summary", { "data-text": name }), sheet);
}
