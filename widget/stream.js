/**
 * What happens at the other end: server-sent events, read from a fetch, for an EventSource cannot
 * say whose conversation it wants.
 */

import { EndedError, RefusedError, UnreachableError, openStream, unreachable } from "./api.js";
import { Pause } from "./pause.js";

// the server says something every 15 seconds; a connection this quiet is a dead one
const SILENCE_MS = 45_000;

/** Listens to one conversation at a time, until it ends. */
export class Stream {
  #happened;
  #pause = new Pause();
  #turn = new AbortController();
  #on = false;
  /** @type {Chat | null} */
  #chat = null;
  /** id of the newest message up to which there are no gaps */
  #heard = 0;

  /** @param {(event: ServerEvent) => void} happened */
  constructor(happened) {
    this.#happened = happened;
  }

  /** @param {Chat | null} chat to hear from now on @param {number} [heard] id of its newest message that is known */
  follow(chat, heard = 0) {
    this.#chat = chat;
    this.#heard = heard;
    this.hear(this.#on);
  }

  /** @param {boolean} on whether to listen at all */
  hear(on) {
    this.#on = on;
    this.#turn.abort();
    this.#pause.end();
    this.#turn = new AbortController();
    if (on && this.#chat) void this.#listen(this.#chat, this.#turn.signal);
  }

  /** @param {Chat} chat @param {AbortSignal} stopped */
  async #listen(chat, stopped) {
    this.#pause.reset();
    while (!stopped.aborted) {
      try {
        await this.#hearOut(chat, stopped);
      } catch (error) {
        if (stopped.aborted) return;
        if (error instanceof EndedError) return this.#happened({ event: "ended" });
        if (!(error instanceof UnreachableError || error instanceof RefusedError)) throw error;
      }
      if (!stopped.aborted) await this.#pause.wait();
    }
  }

  /** One connection, as long as it lives. @param {Chat} chat @param {AbortSignal} stopped */
  async #hearOut(chat, stopped) {
    const silent = new AbortController();
    let timer = 0;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENCE_MS);
    };
    alive();
    try {
      const response = await openStream(chat, this.#heard, AbortSignal.any([stopped, silent.signal]));
      for await (const event of eventsIn(response)) {
        if (stopped.aborted) return;
        alive();
        if (event) this.#pass(event);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {ServerEvent} event */
  #pass(event) {
    this.#pause.reset();
    if (event.event === "message") this.#heard = Math.max(this.#heard, event.data.id);
    this.#happened(event);
  }
}

/**
 * @param {Response} response
 * @returns {AsyncGenerator<ServerEvent | null>} null for a sign of life that says nothing
 */
async function* eventsIn({ body }) {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  while (reader) {
    const { done, value } = await reader.read().catch(unreachable);
    if (done) return;
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? "";
    for (const block of blocks) yield eventOf(block);
  }
}

/** @param {string} block */
function eventOf(block) {
  const event = /^event: ?(.*)$/m.exec(block)?.[1] ?? "message";
  const data = [...block.matchAll(/^data: ?(.*)$/gm)].map((line) => line[1]);
  return data.length ? { event, data: JSON.parse(data.join("\n")) } : null;
}
