/** The demonstration page's own script: puts what was chosen into the element, and lists its events. */

const EVENTS = ["open", "close", "start", "message", "language", "feedback", "end", "delete"];

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);

/** @returns {any} the element on the page */
const desk = () => document.querySelector("privacy-desk");

function put() {
  const fresh = document.createElement("privacy-desk");
  for (const { name, value } of byId("choices").elements) {
    if (!value) continue;
    if (name.startsWith("--")) fresh.style.setProperty(name, value);
    else fresh.setAttribute(name, value);
  }
  fresh.append(...desk().childNodes);
  desk().replaceWith(fresh);
  const attributes = [...fresh.attributes].map(({ name, value }) => ` ${name}="${value}"`);
  byId("tag").textContent = `<privacy-desk${attributes.join("")}>…</privacy-desk>`;
}

/** A field for each text that can be replaced. */
async function offerTexts() {
  const texts = await (await fetch("/widget/texts/en.json")).json();
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text !== "string") continue;
    const field = document.createElement("input");
    const label = document.createElement("label");
    field.name = `text-${name}`;
    field.placeholder = text;
    label.append(field.name, field);
    byId("texts").append(label);
  }
}

byId("choices").addEventListener("change", put);
byId("choices").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
byId("open").addEventListener("click", () => desk().open());
byId("close").addEventListener("click", () => desk().close());
for (const name of EVENTS) {
  addEventListener(`privacy-desk:${name}`, (event) => {
    const line = document.createElement("li");
    const { detail } = /** @type {CustomEvent} */ (event);
    line.textContent = `privacy-desk:${name} ${JSON.stringify(detail)}`;
    byId("events").append(line);
  });
}
put();
void offerTexts();
