/** Making nodes. No markup is ever parsed, so that nothing that was written can become any. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} kind a tag with its classes, such as "p.note"
 * @param {Record<string, string>} attributes @param {...(Node | string)} children
 * @returns {any} the HTML element
 */
export function element(kind, attributes = {}, ...children) {
  const [tag, ...classes] = kind.split(".");
  const node = document.createElement(tag);
  node.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** @param {string} path of a 24 by 24 drawing in strokes */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** @param {string | Node} label @param {() => void} pressed @param {Record<string, string>} attributes */
export function button(label, pressed, attributes = {}) {
  const node = element("button", { type: "button", ...attributes }, label);
  node.addEventListener("click", pressed);
  return node;
}
