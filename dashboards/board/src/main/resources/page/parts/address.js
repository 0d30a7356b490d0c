// What is looked at is in the page's address: it can be sent to a colleague, and the browser's Back goes one step back.

/** The steps of the drill-down, in their order. */
export const PATH = ["category", "site", "lab", "hazard"];

/** What can be narrowed beside them. */
const ALSO = ["campaign", "origin"];

const USUAL = { kind: "RAPID", days: "90", every: "day", method: "laney", show: "open" };

/** What an address may say; a slip of the pen in it is passed over. */
const KNOWN = {
  kind: /^(RAPID|LAB|SELF_CHECK)$/, days: /^(7|30|90|365|0)$/, every: /^(day|week)$/, method: /^(laney|p)$/, origin: /^(LOCAL|OUTSIDE|UNKNOWN)$/,
  by: /^(category|site|lab|hazard|campaign|origin|month)$/, show: /^(open|UNSAFE|SUSPECT|RETEST|closed|papers)$/,
};

let given = read();
const listeners = [];

export const at = {
  get: key => given.get(key) ?? USUAL[key] ?? "",
  has: key => given.has(key),
};

function read() {
  const address = new URLSearchParams(location.search);
  for (const [key, known] of Object.entries(KNOWN)) {
    if (address.has(key) && !known.test(address.get(key))) address.delete(key);
  }
  return address;
}

/** What holds where the address does not say. */
export function usually(key, value) { USUAL[key] = value; }

/** The address with some of it changed; an empty value takes a choice back. */
export function addressWith(changes) {
  const changed = new URLSearchParams(given);
  for (const [key, value] of Object.entries(changes)) {
    if (value === "" || value === null) changed.delete(key);
    else changed.set(key, value);
  }
  const text = changed.toString();
  return text ? `?${text}` : location.pathname;
}

/** One step on: Back comes here again. */
export function go(changes) {
  history.pushState({ step: true }, "", addressWith(changes));
  moved();
}

/** A choice that is no step. */
export function choose(changes) {
  history.replaceState(history.state, "", addressWith(changes));
  moved();
}

/** Back, if one came from here; else as if one had. */
export function leave(changes) {
  if (history.state?.step) history.back();
  else choose(changes);
}

export function onMove(listener) { listeners.push(listener); }

function moved() {
  given = read();
  listeners.forEach(listener => listener());
}

addEventListener("popstate", moved);

/** A link to another step, that needs no reloading. */
export function stepTo(changes, text, classes = "") {
  const link = document.createElement("a");
  link.href = addressWith(changes);
  link.textContent = text;
  if (classes) link.className = classes;
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(changes);
  });
  return link;
}

/** The part of a question that narrows it to where one is. */
export function scope(...without) {
  const narrowed = [...PATH, ...ALSO].filter(key => given.has(key) && !without.includes(key));
  return Object.fromEntries(narrowed.map(key => [key, given.get(key)]));
}
