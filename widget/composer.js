/** Where the visitor writes, and where the widget asks back before something is done. */

import { button, element, icon } from "./dom.js";
import { masked } from "./numbers.js";

const UPWARD = "M12 19V5M6 11l6-6 6 6";
const MOST_CHARACTERS = 4000;
const FEW_LEFT = 400;

export class Composer {
  #view;
  #question = element("div.question", { role: "alertdialog", "aria-labelledby": "asked", hidden: "" });
  #field = element("textarea", { rows: "1", "aria-describedby": "problem left", "data-label": "field" });
  #problem = element("p.problem", { id: "problem", role: "alert" });
  #left = element("p", { id: "left" });
  node = element(
    "form", {},
    this.#question,
    element("div.entry", {}, this.#field, element("button.send", { "data-label": "send" }, icon(UPWARD))),
    this.#problem,
    this.#left,
  );

  /** @param {import("./view.js").View} view */
  constructor(view) {
    this.#view = view;
    this.#field.addEventListener("input", () => this.#typed());
    this.#field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#pressed(event));
    this.node.addEventListener("submit", (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  focus() {
    this.#field.focus();
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

  /** @param {string} text @param {[string, () => void][]} answers the first one changes nothing */
  ask(text, answers) {
    const buttons = answers.map(([label, chosen]) => button(label, () => {
      this.fold();
      chosen();
    }));
    this.#question.replaceChildren(element("p", { id: "asked" }, text), element("div.choices", {}, ...buttons));
    this.#question.hidden = false;
    buttons[0].focus();
  }

  /** @returns {boolean} whether a question was open; the field has the focus then */
  fold() {
    if (this.#question.hidden) return false;
    this.#question.hidden = true;
    this.focus();
    return true;
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.node.requestSubmit();
  }

  #submit() {
    const text = this.#field.value.trim();
    this.focus();
    if (!text) return;
    const safe = masked(text);
    if (safe === text) return this.#say(text);
    const { words } = this.#view;
    const numbers = safe.match(/\S*•+/g)?.join(", ") ?? "";
    this.ask(words.number.replace("{number}", numbers), [
      [words.change, () => {}], [words.mask, () => this.#say(safe)], [words.anyway, () => this.#say(text)],
    ]);
  }

  /** @param {string} text */
  #say(text) {
    this.#field.value = "";
    this.#typed();
    this.#view.wishes.say(text);
  }

  #typed() {
    this.fold();
    this.setProblem("");
    this.#drafted();
  }

  #drafted() {
    this.count();
    this.#view.wishes.draft(this.#field.value);
  }

  count() {
    // characters as the server counts them; one too many is refused there, in words
    const left = MOST_CHARACTERS - [...this.#field.value].length;
    this.#left.textContent = left <= FEW_LEFT ? `${this.#view.words.left}: ${left}` : "";
    this.#left.className = left < 0 ? "problem" : "";
  }
}
