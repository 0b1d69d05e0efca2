/** The bar under the panel's head: topics to browse, a person to talk to, and what else there is. */

import { button, element } from "./dom.js";

const LANGUAGES = [["sv", "Svenska"], ["fi", "Suomi"], ["en", "English"]];

export class Bar {
  #view;
  #topics = element("summary");
  #more = element("summary");
  #sections = element("div", { class: "sheet" });
  #person;
  #language = element("select");
  #languageLabel = element("span");
  #download;
  #remove;
  node;

  /** @param {import("./view.js").View} view */
  constructor(view) {
    this.#view = view;
    const { wishes } = view;
    this.#person = button("", () => view.choose("/handoff", view.words.kinds.handoff));
    this.#download = button("", () => wishes.download());
    this.#remove = button("", () => this.#askToRemove());
    this.#language.append(...LANGUAGES.map(([lang, name]) => element("option", { value: lang, lang }, name)));
    this.#language.addEventListener("change", () => wishes.choose(this.#language.value));
    const language = element("label", {}, this.#languageLabel, this.#language);
    const sheet = element("div", { class: "sheet" }, language, this.#download, this.#remove);
    this.node = element(
      "div", { class: "bar" },
      element("details", { name: "bar" }, this.#topics, this.#sections),
      this.#person,
      element("details", { name: "bar" }, this.#more, sheet),
    );
  }

  /** @param {Language} language @param {Words} words */
  setWords(language, words) {
    this.#topics.textContent = words.topics;
    this.#more.textContent = words.more;
    this.#person.textContent = words.person;
    this.#languageLabel.textContent = words.language;
    this.#language.value = language;
    this.#download.textContent = words.download;
    this.#remove.textContent = words.remove;
    this.#sections.replaceChildren(...words.sections.flatMap(({ title, topics }) => [
      element("h3", {}, title),
      element("ul", {}, ...topics.map((topic) => element("li", {}, this.#topic(topic)))),
    ]));
  }

  /** @returns {boolean} whether something was open; its button has the focus then */
  fold() {
    const open = this.node.querySelector("[open]");
    open?.firstElementChild.focus();
    open?.removeAttribute("open");
    return !!open;
  }

  /** @param {Button} topic */
  #topic({ title, payload }) {
    return button(title, () => this.#view.choose(payload, title));
  }

  #askToRemove() {
    const { words, wishes } = this.#view;
    this.fold();
    this.#view.composer.ask(words.removal, [[words.keep, () => {}], [words.remove, () => wishes.remove()]]);
  }
}
