/** What the visitor has not seen yet: told to the page, and counted on the button. */

export class News {
  #desk;
  #view;
  #memory;
  #unread = 0;

  /** @param {import("./desk.js").Desk} desk @param {import("./view.js").View} view @param {Memory} memory */
  constructor(desk, view, memory) {
    this.#desk = desk;
    this.#view = view;
    this.#memory = memory;
  }

  /** @param {Shown[]} entries of which some may be there already */
  show(entries) {
    const { open, seen } = this.#memory;
    const fresh = this.#view.thread.add(entries).filter(({ id, author }) => id > seen && author !== "visitor");
    for (const { id, author, topic, ticket } of fresh) this.#desk.tell("message", { id, author, topic, ticket });
    if (open) return this.markSeen();
    this.#view.setUnread((this.#unread += fresh.length));
  }

  /** The panel is open. */
  markSeen() {
    this.#memory.seen = Math.max(this.#memory.seen, this.#view.thread.newest);
    this.#view.setUnread((this.#unread = 0));
    this.#memory.save();
  }
}
