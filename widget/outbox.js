/** What the visitor wrote and the server has not confirmed, in the order it was written. */

export class Outbox {
  #view;
  #memory;

  /** @param {import("./view.js").View} view @param {Memory} memory */
  constructor(view, memory) {
    this.#view = view;
    this.#memory = memory;
  }

  get first() {
    return this.#memory.outbox[0];
  }

  show() {
    for (const item of this.#memory.outbox) this.#view.thread.addOwn(item);
  }

  /** @param {string} text what is sent @param {string} shown what the thread shows for it */
  add(text, shown) {
    const key = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("-");
    const item = { key, text, shown, language: this.#memory.language, tried: false };
    this.#memory.outbox.push(item);
    this.#memory.save();
    this.#view.thread.addOwn(item);
  }

  /** The first one may have arrived, though no answer came. */
  doubt() {
    if (this.first) this.first.tried = true;
    this.#memory.save();
  }

  markWaiting() {
    for (const { key } of this.#memory.outbox) this.#view.thread.markWaiting(key);
  }

  /** @param {Unsent} item which is done with */
  take(item) {
    this.#memory.outbox = this.#memory.outbox.filter((other) => other !== item);
    this.#memory.save();
  }

  /** To the field, where the visitor can change it. @param {number} [most] how many of them */
  giveBack(most) {
    const items = this.#memory.outbox.slice(0, most);
    for (const item of items) {
      this.#view.thread.remove(item.key);
      this.take(item);
    }
    // a button's payload is nobody's words
    const typed = items.filter(({ text, shown }) => text === shown).map(({ text }) => text);
    if (typed.length) this.#view.composer.giveBack(typed.join("\n"));
  }
}
