/**
 * The visitor's conversation. One thing is under way at a time: open it or fetch its thread, then
 * send what waits, in order. What the server cannot take now is tried again.
 */

import {
  EndedError, Pause, RefusedError, Stream, UnreachableError, fetchThread, openChat, sendMessage,
} from "./api.js";

const TOO_MANY = 429;
const MINUTE_MS = 60_000;

export class Conversation {
  #view;
  #memory;
  #pause = new Pause();
  #stream;
  #busy = false;
  #wanted = false;
  #loaded = false;
  #ended = false;
  #unread = 0;

  /** @param {import("./view.js").View} view @param {import("./chat.js").Memory} memory */
  constructor(view, memory) {
    this.#view = view;
    this.#memory = memory;
    this.#stream = new Stream((event) => this.#happened(event));
  }

  /** Go on after a reload. */
  takeUp() {
    const { chat, open, outbox } = this.#memory;
    // the one that was on its way when the page went may have arrived
    if (chat && outbox.length) outbox[0].tried = true;
    for (const item of outbox) this.#view.thread.addOwn(item);
    if (chat || open || outbox.length) this.start();
  }

  /** Open the conversation, or fetch the one that is remembered. */
  start() {
    if (this.#loaded || this.#ended) return;
    this.#wanted = true;
    void this.#work();
  }

  /** @param {string} text what is sent @param {string} shown what the thread shows for it */
  say(text, shown) {
    const { language } = this.#memory;
    const key = crypto.randomUUID();
    const item = { key, text, shown, language, after: this.#view.thread.newest, tried: false };
    this.#memory.outbox.push(item);
    this.#memory.save();
    this.#view.thread.addOwn(item);
    this.retry();
  }

  /** Do now what is waiting for its next try. */
  retry() {
    this.#pause.end();
    void this.#work();
  }

  /** @param {boolean} on whether to hear what happens at the other end */
  listen(on) {
    if (!on) this.#stream.stop();
    else if (this.#loaded && this.#memory.chat) this.#stream.start(this.#memory.chat);
  }

  /** The panel is open: everything has been seen. */
  markSeen() {
    this.#memory.seen = Math.max(this.#memory.seen, this.#view.thread.newest);
    this.#view.setUnread((this.#unread = 0));
    this.#memory.save();
  }

  async #work() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      this.#pause.reset();
      while (this.#wanted || this.#memory.outbox.length) await this.#step();
      this.#view.setStatus("idle");
    } finally {
      this.#busy = false;
    }
  }

  async #step() {
    const { chat } = this.#memory;
    try {
      if (!chat) await this.#open();
      else if (!this.#loaded) await this.#load(chat);
      else await this.#sendFirst(chat);
      this.#pause.reset();
    } catch (error) {
      if (error instanceof EndedError) this.#end();
      else if (error instanceof UnreachableError) await this.#wait();
      else if (error instanceof RefusedError) await this.#refused(error);
      else throw error;
    }
  }

  async #open() {
    this.#view.setStatus("writing");
    const { id, token, language, replies } = await openChat(this.#memory.language);
    this.#memory.chat = { id, token };
    this.#memory.seen = 0;
    this.#ready(language, replies.map(byAssistant));
  }

  async #load(chat) {
    const { language, messages } = await fetchThread(chat, this.#memory.language);
    this.#view.thread.setBusy(true);
    this.#ready(language, messages);
    this.#view.thread.toEnd();
    requestAnimationFrame(() => this.#view.thread.setBusy(false));
  }

  #ready(language, entries) {
    this.#wanted = this.#ended = false;
    this.#loaded = true;
    this.#speak(language);
    this.#show(entries);
    this.#memory.save();
    this.#stream.heard = this.#view.thread.newest;
    this.listen(true);
  }

  async #sendFirst(chat) {
    const item = this.#memory.outbox[0];
    this.#view.setStatus("writing");
    const { replies } = await sendMessage(chat, item, this.#memory.language);
    // over in the meantime: the visitor has the text back already
    if (this.#memory.outbox[0] !== item) return;
    this.#take(item);
    const ids = replies.map(({ id }) => id);
    for (const waiting of this.#memory.outbox) waiting.after = Math.max(waiting.after, ...ids);
    this.#view.thread.settle(item.key, ids);
    this.#speak(replies.at(-1)?.language);
    this.#show(replies.map(byAssistant));
    this.#view.setStatus("idle");
  }

  async #wait(milliseconds) {
    this.#view.setStatus("unreachable");
    for (const item of this.#memory.outbox) {
      this.#view.thread.markWaiting(item.key, this.#memory.language);
    }
    const [first] = this.#memory.outbox;
    if (first && this.#loaded) first.tried = true;
    this.#memory.save();
    await this.#pause.wait(milliseconds);
  }

  async #refused(error) {
    const { outbox } = this.#memory;
    const all = error.status === TOO_MANY || !this.#loaded;
    // the server may have it from the try that failed: asked to wait, it waits, with its key
    if (all && outbox[0]?.tried) return this.#wait(MINUTE_MS);
    this.#wanted = false;
    this.#giveBack(all ? outbox : outbox.slice(0, 1));
    this.#view.setStatus("idle");
    this.#view.setProblem(error.message);
  }

  #end() {
    if (!this.#memory.chat) return;
    this.#stream.stop();
    this.#memory.chat = null;
    this.#loaded = this.#wanted = false;
    this.#ended = true;
    this.#giveBack(this.#memory.outbox);
    this.#view.thread.finish(this.#memory.language);
    this.#view.setStatus("idle");
    this.#memory.save();
  }

  #giveBack(items) {
    const typed = items.filter(({ text, shown }) => text === shown);
    for (const item of items) {
      this.#view.thread.remove(item.key);
      this.#take(item);
    }
    if (typed.length) this.#view.giveBack(typed.map(({ text }) => text).join("\n"));
  }

  #take(item) {
    this.#memory.outbox = this.#memory.outbox.filter((other) => other !== item);
    this.#memory.save();
  }

  #show(entries) {
    const { open, seen } = this.#memory;
    const fresh = this.#view.thread.add(entries);
    if (open) return this.markSeen();
    this.#unread += fresh.filter(({ id, author }) => id > seen && author !== "visitor").length;
    this.#view.setUnread(this.#unread);
  }

  #speak(language = this.#memory.language) {
    if (language === this.#memory.language) return;
    this.#memory.language = language;
    this.#view.setLanguage(language);
    this.#memory.save();
  }

  #happened({ event, data }) {
    if (event === "ticket") this.#view.thread.updateTicket(data);
    if (event === "ended") this.#end();
    if (event !== "message") return;
    if (data.author === "assistant") this.#speak(data.language);
    this.#show([data]);
  }
}

/** @param {Reply} reply @returns {Entry} */
function byAssistant(reply) {
  return { ...reply, author: "assistant" };
}
