// The page's small pieces. Text is never taken for markup.
import { say } from "../words/words.js";
import { count } from "../words/numbers.js";

const SVG = "http://www.w3.org/2000/svg";

export const by = id => document.getElementById(id);

export function element(tag, text = "", classes = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (classes) made.className = classes;
  return made;
}

export function shape(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

export function button(text, classes, act) {
  const made = element("button", text, classes);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

export function cell(content, classes = "") {
  const made = element("td", "", classes);
  made.append(content);
  return made;
}

/** The cell that says what a row is about. */
export function rowHead(content) {
  const made = element("th");
  made.scope = "row";
  made.append(content);
  return made;
}

export const number = n => element("td", count(n), "number");

export function row(cells, classes = "") {
  const made = element("tr", "", classes);
  made.append(...cells);
  return made;
}

/** Writes a table's heads, unless they stand there already. */
export function heads(table, names) {
  const cells = names.map(([name, classes = ""]) => {
    const head = element("th", name, classes);
    head.scope = "col";
    return head;
  });
  const line = element("tr");
  line.append(...cells);
  table.tHead.replaceChildren(line);
}

/** Puts new rows into a table; who stood on a link or button in it stands there again. */
export function fill(table, rows, whenNone) {
  const stood = table.contains(document.activeElement) ? places(table).indexOf(document.activeElement) : -1;
  const text = document.activeElement?.textContent;
  if (rows.length === 0) {
    const none = element("td", whenNone, "nothing");
    none.colSpan = table.tHead.rows[0]?.cells.length || 1;
    rows = [row([none])];
  }
  table.tBodies[0].replaceChildren(...rows);
  if (stood >= 0) (places(table).find(place => place.textContent === text) ?? places(table)[stood])?.focus();
}

const places = table => [...table.querySelectorAll("a[href], button")];

const SIGNS = { UNSAFE: "■", SUSPECT: "▲", RETEST: "↻", CLEARED: "✓", CLEAR: "✓", DISPOSED: "✓", worse: "◆", near: "◇", better: "▲",
  silent: "▲", fresh: "✓", usual: "✓", overdue: "▲", few: "○", unknown: "○", changed: "↕" };

/** A sign and a word, and a colour that nobody needs to see. */
export function mark(kind, word) {
  const made = element("span", "", `mark ${kind}`);
  const sign = element("span", SIGNS[kind] ?? "•", "sign");
  sign.setAttribute("aria-hidden", "true");
  made.append(sign, ` ${word}`);
  return made;
}

/** A section's table as CSV, as it is shown. */
export function csvOf(table, file) {
  return button(say("csv"), "quiet", () => {
    const lines = [...table.rows].map(line => [...line.cells].map(csvCell).join(","));
    const link = element("a");
    // A mark of byte order: spreadsheets take the Chinese for something else without it.
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }));
    link.download = file;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

function csvCell(shown) {
  const text = (shown.dataset.csv ?? shown.textContent).trim();
  // No spreadsheet shall take what a partner wrote for a formula.
  const harmless = /^[=+@\t\r]/.test(text) || /^-\D/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A choice among a few, as one of them is. */
export function options(select, values, chosen) {
  select.replaceChildren(...values.map(([value, text]) => {
    const option = element("option", text);
    option.value = value;
    return option;
  }));
  select.value = chosen;
}
