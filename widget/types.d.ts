// Types for the JSDoc of the scripts beside this file; no browser ever loads it.

type Language = "sv" | "fi" | "en";
/** Sentences and labels by name; `statuses` and `kinds` are tables of their own. */
type Words = Record<string, string> & {
  statuses: Record<string, string>;
  kinds: Record<string, string>;
};

// the chat API
type Chat = { id: string; token: string };
type Button = { title: string; payload: string };
type TicketCard = {
  reference: string;
  kind: string;
  received_on: string;
  due_on: string | null;
  status: string;
};
type Reply = {
  id: number;
  text: string;
  language: Language;
  section_title?: string | null;
  section_url?: string | null;
  buttons?: Button[];
  ticket?: TicketCard | null;
};
type Entry = Reply & { author: "visitor" | "assistant" | "agent" };
type Opened = Chat & { language: Language; replies: Reply[] };
type ServerEvent = { event: string; data?: any };

/** A message that the server has not confirmed. */
type Unsent = {
  /** its Idempotency-Key */
  key: string;
  text: string;
  /** what the thread shows: the text, or the title of the button */
  shown: string;
  language: Language;
  /** id of the newest message that was there when it was written */
  after: number;
  /** whether a try has failed, so that the server may have it all the same */
  tried: boolean;
};

/** A message on the page. */
type Row = {
  node: HTMLElement;
  text: string;
  /** where it stands among the others: its id, as far as that is known */
  place: number;
  id?: number;
  /** of a message that was written here */
  key?: string;
  after?: number;
};

/** What the visitor wants. */
type Wishes = {
  open(): void;
  close(): void;
  /** shown: what the thread shows for it */
  say(text: string, shown: string): void;
  draft(text: string): void;
};
