/**
 * The visitor's conversation: opened or taken up, then what was written is sent in order, until the
 * server ends it or the visitor takes it back.
 */

import { EndedError, RefusedError, UnreachableError, deleteChat, fetchThread, openChat, sendMessage } from "./api.js";
import { Loop } from "./loop.js";
import { News } from "./news.js";
import { Outbox } from "./outbox.js";
import { Stream } from "./stream.js";
import { Tabs } from "./tabs.js";

const TOO_MANY = 429;
const MINUTE_MS = 60_000;

export class Conversation {
  #desk;
  #view;
  #memory;
  #loop;
  #outbox;
  #news;
  #stream = new Stream((event) => this.#happened(event));
  #tabs = new Tabs(() => this.#memory.chat, (how) => (how === "ended" ? this.#end() : this.#forget()));
  #wanted = false;
  #loaded = false;
  #ended = false;

  /** @param {import("./desk.js").Desk} desk @param {import("./view.js").View} view @param {Memory} memory */
  constructor(desk, view, memory) {
    this.#desk = desk;
    this.#view = view;
    this.#memory = memory;
    this.#outbox = new Outbox(view, memory);
    this.#news = new News(desk, view, memory);
    this.#loop = new Loop(view, () => this.#next(), (error) => this.#failed(error));
  }

  /** Go on after a reload. */
  takeUp() {
    const { chat, open } = this.#memory;
    // the one that was on its way when the page went may have arrived
    if (chat) this.#outbox.doubt();
    this.#outbox.show();
    if (chat || open || this.#outbox.first) this.start();
  }

  /** The panel is open: the conversation is wanted, and what has come in it is seen. */
  look() {
    this.#news.markSeen();
    this.start();
  }

  start() {
    if (this.#loaded || this.#ended) return;
    this.#wanted = true;
    this.retry();
  }

  /** Fetch the thread again, in the language that was chosen. */
  again() {
    this.#loaded = false;
    if (this.#memory.chat) this.start();
  }

  /** @param {string} text what is sent @param {string} shown what the thread shows for it */
  say(text, shown) {
    this.#outbox.add(text, shown);
    this.retry();
  }

  /** Do now what is waiting for its next try. */
  retry() {
    void this.#loop.work();
  }

  /** @param {boolean} on whether to hear what happens in the other tabs, and at the other end */
  listen(on) {
    this.#tabs.listen(on);
    this.hear(on);
  }

  /** @param {boolean} on whether to hear what happens at the other end */
  hear(on) {
    this.#stream.hear(on);
  }

  /** Take the chat back, here and in the other tabs. Raises what the API raises. */
  async remove() {
    const { chat } = this.#memory;
    if (chat) await deleteChat(chat);
    this.#tabs.announce("deleted", chat);
    this.#forget();
  }

  #next() {
    const { chat } = this.#memory;
    if (!this.#wanted && !this.#outbox.first) return null;
    if (!chat) return () => this.#open();
    return () => (this.#loaded ? this.#sendFirst(chat) : this.#load(chat));
  }

  async #open() {
    this.#view.setStatus("writing");
    const { language } = this.#memory;
    this.#memory.seen = 0;
    if (this.#keep(await this.#tabs.ask())) return;
    const { id, token, replies } = await openChat(language);
    this.#keep({ id, token });
    await this.#ready(language, replies.map(byAssistant));
    this.#desk.tell("start");
  }

  /** @param {Chat | null} chat */
  #keep(chat) {
    this.#memory.chat = chat;
    this.#tabs.share();
    return chat;
  }

  /** @param {Chat} chat */
  async #load(chat) {
    const { language, messages } = await fetchThread(chat, this.#memory.chosen);
    if (this.#memory.chat !== chat) return;
    const { thread } = this.#view;
    thread.setBusy(true);
    thread.clear();
    this.#outbox.show();
    await this.#ready(language, messages);
    thread.toEnd();
    requestAnimationFrame(() => thread.setBusy(false));
  }

  /** @param {Language} language @param {Shown[]} entries */
  async #ready(language, entries) {
    this.#wanted = this.#ended = false;
    this.#loaded = true;
    await this.#desk.speak(language);
    this.#news.show(entries);
    this.#memory.save();
    this.#stream.follow(this.#memory.chat, this.#view.thread.newest);
  }

  /** @param {Chat} chat */
  async #sendFirst(chat) {
    const item = this.#outbox.first;
    this.#view.setStatus("writing");
    const { replies } = await sendMessage(chat, item, this.#memory.language);
    // over in the meantime: the visitor has the text back already
    if (this.#outbox.first !== item) return;
    this.#outbox.take(item);
    this.#view.thread.settle(item.key, replies.map(({ id }) => id));
    await this.#desk.speak(replies.at(-1)?.language);
    this.#news.show(replies.map(byAssistant));
    this.#view.setStatus("idle");
  }

  /** @param {unknown} error */
  #failed(error) {
    if (error instanceof EndedError) return this.#end();
    if (error instanceof RefusedError) return this.#refused(error);
    if (!(error instanceof UnreachableError)) throw error;
    if (this.#loaded) this.#outbox.doubt();
    return this.#wait();
  }

  /** @param {RefusedError} error */
  #refused(error) {
    const all = error.status === TOO_MANY || !this.#loaded;
    // the server may have it from the try that failed: asked to wait, it waits, with its key
    if (all && this.#outbox.first?.tried) return this.#wait(MINUTE_MS);
    this.#wanted = false;
    this.#outbox.giveBack(all ? undefined : 1);
    this.#view.setStatus("idle");
    this.#view.composer.setProblem(error.message);
  }

  /** @param {number} [milliseconds] */
  #wait(milliseconds) {
    this.#outbox.markWaiting();
    return this.#loop.wait(milliseconds);
  }

  #end() {
    const { chat } = this.#memory;
    if (!chat) return;
    this.#outbox.giveBack();
    this.#close("ended");
    // a hidden one hears nothing of the server, and would give it to the next that asks
    this.#tabs.announce("ended", chat);
    this.#desk.tell("end");
  }

  /** Nothing of it is left on this page. */
  #forget() {
    this.#memory.outbox = [];
    this.#memory.draft = "";
    this.#view.thread.clear();
    this.#close("deleted");
    this.#desk.tell("delete");
  }

  /** @param {Over} how */
  #close(how) {
    this.#stream.follow(this.#keep(null));
    this.#loaded = this.#wanted = false;
    this.#ended = true;
    this.#view.setStatus("idle");
    this.#view.thread.finish(how);
    this.#memory.save();
  }

  /** @param {ServerEvent} event */
  async #happened({ event, data }) {
    if (event === "ticket") this.#view.thread.updateTicket(data);
    if (event === "ended") this.#end();
    if (event !== "message") return;
    if (data.author === "assistant") await this.#desk.speak(data.language);
    this.#news.show([data]);
  }
}

/** @param {Reply} reply @returns {Shown} */
function byAssistant(reply) {
  return { ...reply, author: "assistant" };
}
