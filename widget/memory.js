/** What the page remembers over a reload: in this tab, once the visitor has opened the chat. */

const STORED = "privacy-desk";

export class Memory {
  /** @type {Chat | null} */
  chat = null;
  /** @type {Language} */
  language = "en";
  /** @type {Language | null} what the visitor chose to have the thread in */
  chosen = null;
  open = false;
  /** id of the newest message that was shown in the open panel */
  seen = 0;
  /** @type {Unsent[]} in the order they were written */
  outbox = [];
  draft = "";

  recall() {
    try {
      Object.assign(this, JSON.parse(sessionStorage[STORED]));
    } catch {
      // there is nothing
    }
  }

  save() {
    try {
      sessionStorage[STORED] = JSON.stringify(this);
    } catch {
      // full or forbidden: the chat works without it, but a reload forgets
    }
  }
}
