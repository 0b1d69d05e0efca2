// The queue's own script: brings the list up to date, and the keyboard shortcuts. Without it the
// page works all the same. Its words are the page's, in data attributes. What the agent switched off stays off in this browser.

const SECONDS = 15;
const byId = (id) => document.getElementById(id);
const words = byId("live").dataset;
const links = () => [...document.querySelectorAll("#rows tbody th a")];
const boxes = () => [...document.querySelectorAll("#rows input[name=reference]")];
const referenceOf = (link) => link.pathname.split("/").pop();

// a switch that is remembered
function remembered(box) {
  box.checked = localStorage.getItem(box.id) !== "off";
  box.addEventListener("change", () => localStorage.setItem(box.id, box.checked ? "on" : "off"));
  return () => box.checked;
}

const isLive = remembered(byId("live-on"));
const hasKeys = remembered(byId("keys-on"));
byId("live").hidden = false;

// -- up to date

let shown = null;

async function update() {
  if (!isLive() || document.hidden || byId("help").open) return;
  let answer;
  try {
    answer = await fetch(`/rows${location.search}`, { redirect: "manual" });
  } catch {
    return say(words.offline);
  }
  if (answer.type === "opaqueredirect") return offerLogin();
  if (!answer.ok) return say(words.failed);
  const fresh = await answer.text();
  if (shown !== null && fresh !== shown) replaceRows(fresh);
  if (shown === null || fresh === shown) say("");
  shown = fresh;
}

// the tickets that were chosen stay so, and the keyboard stays where it was
function replaceRows(html) {
  const before = new Set(links().map(referenceOf));
  const chosen = new Set(boxes().filter((box) => box.checked).map((box) => box.value));
  const focused = document.activeElement;
  const focus = focused.closest?.("#rows") && { tag: focused.tagName, of: focused.value ?? referenceOf(focused) };
  const rows = new DOMParser().parseFromString(html, "text/html").getElementById("rows");
  byId("rows").replaceWith(rows);
  for (const box of boxes()) box.checked = chosen.has(box.value);
  if (focus) (focus.tag === "A" ? links() : boxes()).find((one) => (one.value ?? referenceOf(one)) === focus.of)?.focus();
  const fresh = links().filter((link) => !before.has(referenceOf(link))).length;
  say(fresh ? words.fresh.replace("{number}", fresh) : words.current);
}

function say(words) {
  if (byId("live-said").textContent !== words) byId("live-said").textContent = words;
}

function offerLogin() {
  const link = document.createElement("a");
  link.href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`;
  link.textContent = words.login;
  byId("live-said").replaceChildren(`${words.out} `, link);
  clearInterval(timer);
}

const timer = setInterval(update, Number(byId("live").dataset.seconds || SECONDS) * 1000);
update();

// -- keyboard

function isTyping(target) {
  return target.closest("textarea, select, [contenteditable], input:not([type=checkbox])") !== null;
}

function step(by) {
  const all = links();
  const row = document.activeElement.closest("#rows tr");
  const at = all.findIndex((link) => link.closest("tr") === row);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  all[Math.min(Math.max(next, 0), all.length - 1)]?.focus();
}

const SHORTCUTS = {
  j: () => step(1),
  k: () => step(-1),
  x: () => document.activeElement.closest("#rows tr")?.querySelector("input")?.click(),
  "/": () => byId("find").focus(),
  "?": () => byId("help").showModal(),
};

document.addEventListener("keydown", (event) => {
  const shortcut = Object.hasOwn(SHORTCUTS, event.key) && SHORTCUTS[event.key];
  if (!shortcut || !hasKeys() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || byId("help").open) return;
  event.preventDefault();
  shortcut();
});
byId("help-open").addEventListener("click", () => byId("help").showModal());
