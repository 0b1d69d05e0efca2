/** The tabs of a site share one conversation: who opens the chat asks the other tabs first. */

// a busy device answers late, and a second conversation is worse than a moment more
const ANSWER_MS = 250;

export class Tabs {
  #own;
  #gone;
  /** @type {BroadcastChannel | undefined} */
  #channel;
  /** @type {(chat: Chat | null) => void} */
  #answer = () => {};

  /** @param {() => Chat | null} own this tab's @param {() => void} gone another tab deleted it */
  constructor(own, gone) {
    this.#own = own;
    this.#gone = gone;
  }

  /** @param {boolean} on */
  listen(on) {
    this.#channel?.close();
    this.#channel = undefined;
    if (!on) return;
    this.#channel = new BroadcastChannel("privacy-desk");
    this.#channel.onmessage = ({ data }) => this.#heard(data);
  }

  /** @returns {Promise<Chat | null>} the conversation of another tab */
  async ask() {
    this.#channel?.postMessage({ wanted: true });
    return new Promise((resolve) => {
      this.#answer = resolve;
      setTimeout(() => resolve(null), ANSWER_MS);
    });
  }

  /** @param {Chat | null} chat */
  tellGone(chat) {
    this.#channel?.postMessage({ gone: chat?.id });
  }

  /** @param {{wanted?: boolean, chat?: Chat, gone?: string}} data */
  #heard({ wanted, chat, gone }) {
    const own = this.#own();
    if (wanted && own) this.#channel?.postMessage({ chat: own });
    if (chat) this.#answer(chat);
    if (gone && gone === own?.id) this.#gone();
  }
}
