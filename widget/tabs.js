/** The tabs of a site share one conversation: who opens the chat asks the other tabs first. */

const NAME = "privacy-desk";
// a second conversation is worse than a moment more, and a busy device answers late
const ANSWER_MS = 2000;
// where no lock tells whether there is another tab to wait for
const GUESS_MS = 250;

export class Tabs {
  #own;
  #over;
  /** @type {BroadcastChannel | undefined} */
  #channel;
  /** @type {(chat: Chat | null) => void} */
  #answer = () => {};
  /** @type {(() => void) | undefined} gives up the lock that tells of this tab's conversation */
  #release;

  /**
   * @param {() => Chat | null} own this tab's
   * @param {(how: Over) => void} over it ended, or another tab deleted it
   */
  constructor(own, over) {
    this.#own = own;
    this.#over = over;
  }

  /** @param {boolean} on */
  listen(on) {
    this.#channel?.close();
    this.#channel = undefined;
    if (on) {
      this.#channel = new BroadcastChannel(NAME);
      this.#channel.onmessage = ({ data }) => this.#heard(data);
    }
    this.share();
  }

  /** Tell whether there is a conversation here that other tabs can ask for. */
  share() {
    const shared = !!this.#channel && !!this.#own();
    if (shared === !!this.#release) return;
    this.#release?.();
    this.#release = undefined;
    if (!shared) return;
    const held = new Promise((release) => (this.#release = () => release(null)));
    void lock({ mode: "shared" }, () => held);
  }

  /** @returns {Promise<Chat | null>} the conversation of another tab */
  async ask() {
    const alone = await lock({ ifAvailable: true }, (given) => !!given);
    if (alone) return null;
    this.#channel?.postMessage({ wanted: true });
    return new Promise((resolve) => {
      this.#answer = resolve;
      setTimeout(() => resolve(null), alone === undefined ? GUESS_MS : ANSWER_MS);
    });
  }

  /** @param {Over} how @param {Chat | null} chat */
  announce(how, chat) {
    this.#channel?.postMessage({ how, id: chat?.id });
  }

  /** @param {{wanted?: boolean, chat?: Chat, how?: Over, id?: string}} data */
  #heard({ wanted, chat, how, id }) {
    const own = this.#own();
    if (wanted && own) this.#channel?.postMessage({ chat: own });
    if (chat) this.#answer(chat);
    if (how && own && id === own.id) this.#over(how);
  }
}

/**
 * @template T
 * @param {LockOptions} options
 * @param {(lock: Lock | null) => T} work
 * @returns {Promise<Awaited<T> | undefined>} undefined where the browser has no locks or refuses
 * them: an old one, a page without encryption, a visitor who lets nothing be stored
 */
async function lock(options, work) {
  try {
    return await navigator.locks.request(NAME, options, work);
  } catch {
    return undefined;
  }
}
