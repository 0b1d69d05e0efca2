/** A message on the page: who, what, and what comes with it. Only text is shown, never markup. */

import { button, element, icon } from "./dom.js";
import { ticketNode } from "./ticket.js";

// the other one is the same, turned upside down by panel.css
const THUMB = "M7 11v9H4v-9ZM7 11l4-8c2 0 3 1 2.5 3L13 9h5c2 0 2.5 1 2 3l-1.5 6c-.5 1.5-1 2-2.5 2H7";

/** @param {Partial<Shown>} entry @param {import("./view.js").View} view in whose language it is shown */
export function messageNode(entry, view) {
  const { id, author = "visitor", text = "", language = view.language, buttons, ticket, rateable } = entry;
  const { words, language: lang } = view;
  const bubble = element("div.bubble", { lang: language });
  bubble.append(...text.split(/\n{2,}/).map((part) => element("p", {}, part)));
  const who = element(author === "agent" ? "span.who" : "span.unseen", {}, words[author]);
  const node = element(`li.message.${author}`, { lang }, who, bubble);
  if (ticket) node.append(ticketNode(ticket, words, lang));
  if (entry.section_url) node.append(...sourceNodes(entry.section_title ?? "", entry.section_url, language, view));
  if (rateable && id) node.append(thumbsNode(id, entry.verdict, view));
  if (buttons?.length) node.append(choicesNode(buttons, language, view));
  return node;
}

/**
 * Links lead to the policy alone: over https, or where the chat itself comes from.
 * @param {string} title @param {string} url @param {Language} lang of the title
 * @param {import("./view.js").View} view
 */
function sourceNodes(title, url, lang, { words, language }) {
  const { href, protocol, origin } = new URL(url, import.meta.url);
  if (protocol !== "https:" && origin !== new URL(import.meta.url).origin) return [];
  const link = element("a", { href, target: "_blank", rel: "noopener", lang }, title);
  link.append(element("span.unseen", { lang: language }, ` (${words.newtab})`));
  return [element("p.source", {}, `${words.policy} `, link)];
}

/** @param {number} id @param {Reply["verdict"]} verdict @param {import("./view.js").View} view */
function thumbsNode(id, verdict, { words, wishes }) {
  const group = element("div.thumbs", { role: "group", "aria-label": words.helpful });
  for (const value of ["up", "down"]) {
    const press = () => {
      for (const other of group.children) other.ariaPressed = `${other === thumb}`;
      wishes.rate(id, value);
    };
    const pressed = `${value === verdict}`;
    const thumb = button(icon(THUMB), press, { "aria-label": words[value], title: words[value], "aria-pressed": pressed });
    group.append(thumb);
  }
  return group;
}

/** @param {Button[]} buttons @param {Language} lang @param {import("./view.js").View} view */
function choicesNode(buttons, lang, view) {
  const group = element("div.choices", { role: "group", "aria-label": view.words.choices });
  group.append(...buttons.map(({ title, payload }) => button(title, () => view.choose(payload, title), { lang })));
  return group;
}
