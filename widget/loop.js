/** One thing at a time, in words while it lasts, and again if it could not be done. */

import { Pause } from "./pause.js";

const SLOW_MS = 8_000;

export class Loop {
  #next;
  #failed;
  #view;
  #pause = new Pause();
  #busy = false;

  /**
   * @param {import("./view.js").View} view
   * @param {() => (() => Promise<void>) | null} next what is to be done now, if anything
   * @param {(error: unknown) => Promise<void> | void} failed what follows from an error
   */
  constructor(view, next, failed) {
    this.#view = view;
    this.#next = next;
    this.#failed = failed;
  }

  /** Do what there is, until there is nothing; what waits for its next try is tried now. */
  async work() {
    this.#pause.end();
    if (this.#busy) return;
    this.#busy = true;
    try {
      this.#pause.reset();
      for (let step; (step = this.#next()); ) await this.#try(step);
      this.#view.setStatus("idle");
    } finally {
      this.#busy = false;
    }
  }

  /** Until the next try. @param {number} [milliseconds] */
  wait(milliseconds) {
    this.#view.setStatus(navigator.onLine ? "unreachable" : "offline");
    return this.#pause.wait(milliseconds);
  }

  /** @param {() => Promise<void>} step */
  async #try(step) {
    const slow = setTimeout(() => this.#view.setStatus("slow"), SLOW_MS);
    try {
      await step();
      this.#pause.reset();
    } catch (error) {
      clearTimeout(slow);
      await this.#failed(error);
    } finally {
      clearTimeout(slow);
    }
  }
}
