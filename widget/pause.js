/** The time between two tries. */

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** Waits twice as long each time, up to half a minute, and never in step with others. */
export class Pause {
  #next = FIRST_MS;
  /** Wait no longer. */
  end = () => {};

  reset() {
    this.#next = FIRST_MS;
  }

  async wait(span = this.#next * (0.75 + Math.random() / 2)) {
    this.#next = Math.min(this.#next * 2, LONGEST_MS);
    await new Promise((resolve) => {
      this.end = () => resolve(undefined);
      setTimeout(resolve, span);
    });
  }
}
