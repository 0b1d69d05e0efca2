// Types for the JSDoc of the scripts beside this file; no browser ever loads it.

type Language = "sv" | "fi" | "en";
/** widget/texts.yml in one language, with the titles of cases/ */
type Words = { [name: string]: any } & {
  statuses: Record<string, string>;
  /** by the taxonomy's id, as those inside `sections`; once loaded it holds those too */
  kinds: Record<string, string>;
  /** the topics to browse, by the title of their section */
  sections: Record<string, Record<string, string>>;
};

// the chat API
type Chat = { id: string; token: string };
/** how a conversation is over */
type Over = "ended" | "deleted";
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
  topic?: string | null;
  section_title?: string | null;
  section_url?: string | null;
  buttons?: Button[];
  ticket?: TicketCard | null;
  rateable?: boolean;
  verdict?: "up" | "down" | null;
};
/** A message to show; a fresh reply has no time yet. */
type Shown = Reply & { author: "visitor" | "assistant" | "agent"; key?: string | null };
type Entry = Shown & { at: string };
type Said = { language: Language; messages: Entry[] };
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
  /** whether a try has failed, so that the server may have it all the same */
  tried: boolean;
};

type Memory = import("./memory.js").Memory;

/** The element on the page, with its button. */
type Host = HTMLElement & {
  code: Language;
  root: HTMLElement;
  launcher: HTMLElement;
  label: HTMLElement;
  badge: HTMLElement;
};
