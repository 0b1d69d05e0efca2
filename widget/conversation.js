/**
 * The visitor's conversation. One thing is under way at a time: open it or fetch its thread, then
 * send what waits, in order. What the server cannot take now is tried again.
 */

import {
  EndedError, Pause, RefusedError, Stream, UnreachableError, deleteChat, fetchThread, openChat, sendMessage,
} from "./api.js";
import { Tabs } from "./tabs.js";

const TOO_MANY = 429;
const MINUTE_MS = 60_000;
const SLOW_MS = 8_000;

export class Conversation {
  #desk;
  #view;
  #memory;
  #pause = new Pause();
  #stream = new Stream((event) => this.#happened(event));
  #tabs = new Tabs(() => this.#memory.chat, () => this.#forget());
  #busy = false;
  #hearing = false;
  #wanted = false;
  #loaded = false;
  #ended = false;
  #unread = 0;

  /** @param {import("./desk.js").Desk} desk @param {import("./view.js").View} view @param {Memory} memory */
  constructor(desk, view, memory) {
    this.#desk = desk;
    this.#view = view;
    this.#memory = memory;
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

  /** Fetch the thread again, in the language that was chosen. */
  again() {
    this.#loaded = false;
    if (!this.#memory.chat) return;
    this.#wanted = true;
    this.retry();
  }

  /** @param {string} text what is sent @param {string} shown what the thread shows for it */
  say(text, shown) {
    const key = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("-");
    const item = { key, text, shown, language: this.#memory.language, tried: false };
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

  /** @param {boolean} on whether to hear what happens in the other tabs, and at the other end */
  listen(on) {
    this.#tabs.listen(on);
    this.hear(on);
  }

  /** @param {boolean} on whether to hear what happens at the other end */
  hear(on) {
    this.#hearing = on;
    if (!on) this.#stream.stop();
    else if (this.#loaded && this.#memory.chat) this.#stream.start(this.#memory.chat);
  }

  /** The panel is open: everything has been seen. */
  markSeen() {
    this.#memory.seen = Math.max(this.#memory.seen, this.#view.thread.newest);
    this.#view.setUnread((this.#unread = 0));
    this.#memory.save();
  }

  /** Take the chat back, here and in the other tabs. Raises what the API raises. */
  async remove() {
    const { chat } = this.#memory;
    if (chat) await deleteChat(chat).catch(unlessEnded);
    this.#tabs.tellGone(chat);
    this.#forget();
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
    const slow = setTimeout(() => this.#view.setStatus("slow"), SLOW_MS);
    try {
      if (!chat) await this.#open();
      else if (!this.#loaded) await this.#load(chat);
      else await this.#sendFirst(chat);
      this.#pause.reset();
    } catch (error) {
      clearTimeout(slow);
      if (error instanceof EndedError) this.#end();
      else if (error instanceof UnreachableError) await this.#wait();
      else if (error instanceof RefusedError) await this.#refused(error);
      else throw error;
    } finally {
      clearTimeout(slow);
    }
  }

  async #open() {
    this.#view.setStatus("writing");
    const { language } = this.#memory;
    const elsewhere = await this.#tabs.ask();
    this.#memory.seen = 0;
    if ((this.#memory.chat = elsewhere)) return;
    const { id, token, replies } = await openChat(language);
    this.#memory.chat = { id, token };
    await this.#ready(language, replies.map(byAssistant));
    this.#desk.tell("start");
  }

  /** @param {Chat} chat */
  async #load(chat) {
    const { language, messages } = await fetchThread(chat, this.#memory.chosen);
    if (this.#memory.chat !== chat) return;
    const { thread } = this.#view;
    thread.setBusy(true);
    thread.clear();
    for (const item of this.#memory.outbox) thread.addOwn(item);
    await this.#ready(language, messages);
    thread.toEnd();
    requestAnimationFrame(() => thread.setBusy(false));
  }

  /** @param {Language} language @param {Shown[]} entries */
  async #ready(language, entries) {
    this.#wanted = this.#ended = false;
    this.#loaded = true;
    await this.#desk.speak(language);
    this.#show(entries);
    this.#memory.save();
    this.#stream.heard = this.#view.thread.newest;
    this.hear(this.#hearing);
  }

  /** @param {Chat} chat */
  async #sendFirst(chat) {
    const item = this.#memory.outbox[0];
    this.#view.setStatus("writing");
    const { replies } = await sendMessage(chat, item, this.#memory.language);
    // over in the meantime: the visitor has the text back already
    if (this.#memory.outbox[0] !== item) return;
    this.#take(item);
    this.#view.thread.settle(item.key, replies.map(({ id }) => id));
    await this.#desk.speak(replies.at(-1)?.language);
    this.#show(replies.map(byAssistant));
    this.#view.setStatus("idle");
  }

  /** @param {number} [milliseconds] */
  async #wait(milliseconds) {
    const { outbox } = this.#memory;
    this.#view.setStatus(navigator.onLine ? "unreachable" : "offline");
    for (const { key } of outbox) this.#view.thread.markWaiting(key);
    if (outbox[0] && this.#loaded) outbox[0].tried = true;
    this.#memory.save();
    await this.#pause.wait(milliseconds);
  }

  /** @param {RefusedError} error */
  async #refused(error) {
    const { outbox } = this.#memory;
    const all = error.status === TOO_MANY || !this.#loaded;
    // the server may have it from the try that failed: asked to wait, it waits, with its key
    if (all && outbox[0]?.tried) return this.#wait(MINUTE_MS);
    this.#wanted = false;
    this.#giveBack(all ? outbox : outbox.slice(0, 1));
    this.#view.setStatus("idle");
    this.#view.composer.setProblem(error.message);
  }

  #end() {
    if (!this.#memory.chat) return;
    this.#close();
    this.#ended = true;
    this.#giveBack(this.#memory.outbox);
    this.#view.thread.finish("ended");
    this.#memory.save();
    this.#desk.tell("end");
  }

  /** Nothing of it is left on this page. */
  #forget() {
    this.#close();
    this.#ended = true;
    this.#memory.outbox = [];
    this.#memory.draft = "";
    this.#memory.save();
    this.#view.thread.clear();
    this.#view.thread.finish("deleted");
    this.#desk.tell("delete");
  }

  #close() {
    this.#stream.stop();
    this.#memory.chat = null;
    this.#loaded = this.#wanted = false;
    this.#view.setStatus("idle");
  }

  /** @param {Unsent[]} items */
  #giveBack(items) {
    const typed = items.filter(({ text, shown }) => text === shown);
    for (const item of items) {
      this.#view.thread.remove(item.key);
      this.#take(item);
    }
    if (typed.length) this.#view.composer.giveBack(typed.map(({ text }) => text).join("\n"));
  }

  /** @param {Unsent} item */
  #take(item) {
    this.#memory.outbox = this.#memory.outbox.filter((other) => other !== item);
    this.#memory.save();
  }

  /** @param {Shown[]} entries */
  #show(entries) {
    const { open, seen } = this.#memory;
    const fresh = this.#view.thread.add(entries).filter(({ id, author }) => id > seen && author !== "visitor");
    for (const { id, author, topic, ticket } of fresh) this.#desk.tell("message", { id, author, topic, ticket });
    if (open) return this.markSeen();
    this.#view.setUnread((this.#unread += fresh.length));
  }

  /** @param {ServerEvent} event */
  async #happened({ event, data }) {
    if (event === "ticket") this.#view.thread.updateTicket(data);
    if (event === "ended") this.#end();
    if (event !== "message") return;
    if (data.author === "assistant") await this.#desk.speak(data.language);
    this.#show([data]);
  }
}

/** @param {Reply} reply @returns {Shown} */
function byAssistant(reply) {
  return { ...reply, author: "assistant" };
}

/** @param {unknown} error */
function unlessEnded(error) {
  if (!(error instanceof EndedError)) throw error;
}
