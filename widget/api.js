/**
 * The chat API. Every call ends in an answer or in one of three errors. Server-sent events are read
 * from a fetch: an EventSource cannot say whose conversation it wants.
 */

const CHATS = new URL("../api/conversations", import.meta.url).href;
const PATIENCE_MS = 60_000;
const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
// the server says something every 15 seconds; a connection this quiet is a dead one
const SILENCE_MS = 45_000;

/** The same request may work later. */
export class UnreachableError extends Error {
  again = true;
}

/** The conversation is over, or never was. */
export class EndedError extends Error {}

/** `message` is the server's sentence for the visitor. */
export class RefusedError extends Error {
  /** @param {number} status @param {string} detail */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** @param {Language} language @returns {Promise<Words>} */
export async function loadTexts(language) {
  return json(await request(new URL(`texts/${language}.json`, import.meta.url).href));
}

/** @param {Language} language @returns {Promise<Opened>} */
export async function openChat(language) {
  return json(await ask("", { language, body: { language } }));
}

/**
 * The same key again is answered with the same replies.
 * @param {Chat} chat @param {Unsent} item @param {Language} language
 * @returns {Promise<{replies: Reply[]}>}
 */
export async function sendMessage(chat, { key, text }, language) {
  return json(await ask("/messages", { chat, language, key, body: { text } }));
}

/**
 * The thread as it was said, or what can be in the language that the visitor chose.
 * @param {Chat} chat @param {Language | null} chosen @returns {Promise<Said>}
 */
export async function fetchThread(chat, chosen) {
  if (!chosen) return json(await ask("/messages", { chat }));
  return json(await ask("/language", { chat, body: { language: chosen } }));
}

/** @param {Chat} chat @param {number} message its id @param {string} verdict "up" or "down" */
export async function rate(chat, message, verdict) {
  await ask("/feedback", { chat, body: { message, verdict } });
}

/** @param {Chat} chat the visitor takes it back; tickets stay */
export async function deleteChat(chat) {
  await ask("", { chat, method: "DELETE" });
}

/**
 * @param {string} part @param {{language?: Language, chat?: Chat, key?: string, body?: object,
 *   method?: string, signal?: AbortSignal}} what
 */
async function ask(part, { language, chat, key, body, method = body ? "POST" : "GET", signal }) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (language) headers["Accept-Language"] = language;
  if (chat) headers.Authorization = `Bearer ${chat.token}`;
  if (key) headers["Idempotency-Key"] = key;
  if (body) headers["Content-Type"] = "application/json";
  const url = chat ? `${CHATS}/${chat.id}${part}` : CHATS;
  return request(url, { method, headers, body: body && JSON.stringify(body), signal }, chat);
}

/** @param {string} url @param {RequestInit} [options] @param {Chat} [chat] */
async function request(url, options, chat) {
  const signal = options?.signal ?? AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(url, { credentials: "omit", ...options, signal }).catch(unreachable);
  const { ok, status } = response;
  if (ok) return response;
  const gone = status === 404 || status === 410;
  if (gone && chat) throw new EndedError();
  if (gone || status >= 500) unreachable();
  const { detail, title } = await json(response);
  throw new RefusedError(status, detail ?? title);
}

/** What is cut off, or not from our server, is no answer. @param {Response} response */
function json(response) {
  return response.json().catch(unreachable);
}

/** @returns {never} */
function unreachable() {
  throw new UnreachableError();
}

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

/** Listens to one conversation until it ends or is stopped. */
export class Stream {
  #happened;
  #pause = new Pause();
  #turn = new AbortController();
  /** id of the newest message up to which there are no gaps */
  heard = 0;

  /** @param {(event: ServerEvent) => void} happened */
  constructor(happened) {
    this.#happened = happened;
  }

  /** @param {Chat} chat */
  start(chat) {
    this.stop();
    this.#turn = new AbortController();
    void this.#listen(chat, this.#turn.signal);
  }

  stop() {
    this.#turn.abort();
    this.#pause.end();
  }

  /** @param {Chat} chat @param {AbortSignal} stopped */
  async #listen(chat, stopped) {
    this.#pause.reset();
    while (!stopped.aborted) {
      try {
        await this.#follow(chat, stopped);
      } catch (error) {
        if (stopped.aborted) return;
        if (error instanceof EndedError) return this.#happened({ event: "ended" });
        if (!(error instanceof UnreachableError || error instanceof RefusedError)) throw error;
      }
      if (!stopped.aborted) await this.#pause.wait();
    }
  }

  /** @param {Chat} chat @param {AbortSignal} stopped */
  async #follow(chat, stopped) {
    const silent = new AbortController();
    const signal = AbortSignal.any([stopped, silent.signal]);
    let timer = 0;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENCE_MS);
    };
    alive();
    try {
      const response = await ask(`/events?after=${this.heard}`, { chat, signal });
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
    if (event.event === "message") this.heard = Math.max(this.heard, event.data.id);
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
