/** The card of a ticket: what is known of it, to copy, print or put into a calendar. */

import { button, element } from "./dom.js";

/** @param {TicketCard} card @param {Words} words @param {Language} language */
export function ticketNode(card, words, language) {
  const title = element("p.kind", {}, words.kinds[card.kind]);
  const facts = element("dl");
  const said = element("span");
  const text = () => [title, ...facts.children].map(({ innerText }) => innerText.replace("\n", ": ")).join("\n");
  const actions = element("p.actions", {}, button(words.print, () => printText(text())));
  if (navigator.clipboard) {
    const copy = () => navigator.clipboard.writeText(text()).then(() => (said.textContent = words.copied), () => {});
    actions.prepend(button(words.copy, copy));
  }
  if (card.due_on) {
    actions.append(button(words.calendar, () => saveFile(`${card.reference}.ics`, "text/calendar", event(node.card, words))));
  }
  const node = element("div", { "data-reference": card.reference }, title, facts, actions, said);
  node.fill = (/** @type {TicketCard} */ fresh) => {
    node.card = fresh;
    node.className = `ticket ${fresh.status}`;
    facts.replaceChildren(...rows(fresh, words, language));
  };
  node.fill(card);
  return node;
}

/** @param {TicketCard} card @param {Words} words @param {Language} language */
function rows({ reference, received_on, due_on, status }, words, language) {
  return [
    [words.reference, reference],
    [words.received, dateWords(received_on, language)],
    [words.due, due_on && dateWords(due_on, language)],
    [words.status, words.statuses[status]],
  ].filter(([, fact]) => fact)
    .map(([term, fact]) => element("div", {}, element("dt", {}, term ?? ""), element("dd", {}, fact ?? "")));
}

/** The day of the answer, as RFC 5545 writes it. @param {TicketCard} card @param {Words} words */
function event({ reference, kind, due_on }, words) {
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const summary = `${words.due}: ${words.kinds[kind]} (${reference})`.replace(/[,;\\]/g, "\\$&");
  // no line of such a file is longer than 75 bytes; one that begins with a space goes on
  const folded = summary.replace(/.{30}(?=.)/gu, "$&\r\n ");
  return [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Privacy Desk//EN", "BEGIN:VEVENT", `UID:${reference}`,
    `DTSTAMP:${now}`, `DTSTART;VALUE=DATE:${due_on?.replaceAll("-", "")}`, `SUMMARY:${folded}`,
    "END:VEVENT", "END:VCALENDAR", "",
  ].join("\r\n");
}

/** @param {string} name @param {string} type @param {string} text */
export function saveFile(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Print this and nothing of the page. @param {string} text */
function printText(text) {
  const frame = element("iframe", { "aria-hidden": "true", tabindex: "-1" });
  frame.style.cssText = "position:fixed;width:0;height:0;border:0";
  document.body.append(frame);
  const { contentDocument, contentWindow } = frame;
  contentDocument.body.append(...text.split("\n").map((line) => element("p", {}, line)));
  contentWindow.onafterprint = () => frame.remove();
  contentWindow.print();
}

/** @param {string} day such as "2026-03-02" @param {Language} language */
function dateWords(day, language) {
  return new Date(day).toLocaleDateString(locale(language), { dateStyle: "long", timeZone: "UTC" });
}

/** Days stand before months, also in English. @param {Language} language */
export function locale(language) {
  return language === "en" ? "en-GB" : language;
}
