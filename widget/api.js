/** The chat API. Every call ends in an answer or in one of three errors. */

const CHATS = new URL("../api/conversations", import.meta.url).href;
const PATIENCE_MS = 60_000;

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

/** @param {Chat} chat the visitor takes it back, unless it is gone already; tickets stay */
export async function deleteChat(chat) {
  await ask("", { chat, method: "DELETE" }).catch((error) => {
    if (!(error instanceof EndedError)) throw error;
  });
}

/** @param {Chat} chat @param {number} after id of a message @param {AbortSignal} signal */
export async function openStream(chat, after, signal) {
  return ask(`/events?after=${after}`, { chat, signal });
}

/**
 * @param {string} part @param {{language?: Language, chat?: Chat, key?: string, body?: object,
 *   method?: string, signal?: AbortSignal}} what
 */
async function ask(part, { language, chat, key, body, method = body ? "POST" : "GET", signal }) {
  const headers = new Headers();
  if (language) headers.set("Accept-Language", language);
  if (chat) headers.set("Authorization", `Bearer ${chat.token}`);
  if (key) headers.set("Idempotency-Key", key);
  if (body) headers.set("Content-Type", "application/json");
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
export function unreachable() {
  throw new UnreachableError();
}
