/** The tabs of a site share one conversation: who opens the chat asks the other tabs first. */

const NAME = "privacy-desk";
// a busy device answers late, and a second conversation is worse than a moment more; without locks
// (an old browser, a page without encryption) a tab that is alone waits too
const ANSWER_MS = navigator.locks ? 2000 : 250;

export class Tabs {
  #own;
  #gone;
  /** @type {BroadcastChannel | undefined} */
  #channel;
  /** @type {(chat: Chat | null) => void} */
  #answer = () => {};
  #release = () => {};

  /** @param {() => Chat | null} own this tab's @param {() => void} gone another tab deleted it */
  constructor(own, gone) {
    this.#own = own;
    this.#gone = gone;
  }

  /** @param {boolean} on */
  listen(on) {
    this.#channel?.close();
    this.#channel = undefined;
    this.share(on && !!this.#own());
    if (!on) return;
    this.#channel = new BroadcastChannel(NAME);
    this.#channel.onmessage = ({ data }) => this.#heard(data);
  }

  /** @param {boolean} on whether there is a conversation here that other tabs may go on with */
  share(on) {
    this.#release();
    const held = new Promise((release) => (this.#release = () => release(null)));
    if (on) void navigator.locks?.request(NAME, { mode: "shared" }, () => held);
  }

  /** @returns {Promise<Chat | null>} the conversation of another tab */
  async ask() {
    const alone = await navigator.locks?.request(NAME, { ifAvailable: true }, (lock) => !!lock);
    if (alone) return null;
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
