// Types for the JSDoc of the scripts beside this file; no browser ever loads it.

type Language = "sv" | "fi" | "en";
/** widget/texts.yml in one language, with the titles of cases/ */
type Words = { [name: string]: any } & {
  statuses: Record<string, string>;
  kinds: Record<string, string>;
  sections: { title: string; topics: Button[] }[];
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

/** What the page remembers over a reload. */
type Memory = {
  chat: Chat | null;
  language: Language;
  chosen: Language | null;
  open: boolean;
  seen: number;
  outbox: Unsent[];
  draft: string;
  save(): void;
};

/** The element on the page, with its button. */
type Host = HTMLElement & {
  code: Language;
  root: HTMLElement;
  launcher: HTMLElement;
  label: HTMLElement;
  badge: HTMLElement;
};
