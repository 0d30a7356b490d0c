// A year of months as a line. A month without samples is a gap, and no samples at all is a word: neither is 0 % or 100 %.
import { say } from "../words/words.js";
import { percent } from "../words/numbers.js";
import { element, shape } from "./elements.js";

const WIDTH = 96, HEIGHT = 22, PAD = 3, MONTHS = 12;

/**
 * @param months pass rates by month
 * @param least at the lower edge; 100 % is at the upper
 */
export function sparkline(months, today, least) {
  const names = monthsUpTo(today);
  const known = names.map(name => months.get(name)).map(row => row?.judged ? row : null);
  if (known.every(row => row === null)) return element("span", say("noData"), "nothing");
  const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "sparkline", role: "img", width: WIDTH, height: HEIGHT });
  svg.setAttribute("aria-label", names.map((name, i) => `${name} ${known[i] ? percent(known[i].rate) : say("noData")}`).join(", "));
  const x = index => PAD + index * (WIDTH - 2 * PAD) / (MONTHS - 1);
  const y = rate => HEIGHT - PAD - (HEIGHT - 2 * PAD) * Math.max(0, (rate - least) / (1 - least || 1));
  svg.append(shape("line", { class: "all", x1: 0, x2: WIDTH, y1: y(1), y2: y(1) }));
  const path = known.map((row, i) => row ? `${known[i - 1] ? "L" : "M"}${x(i).toFixed(1)} ${y(row.rate).toFixed(1)}` : "").join("");
  svg.append(shape("path", { class: "line", d: path }));
  known.forEach((row, i) => {
    if (row && (i === MONTHS - 1 || !known[i - 1] && !known[i + 1])) svg.append(shape("circle", { class: "dot", cx: x(i), cy: y(row.rate), r: 2.2 }));
  });
  return svg;
}

function monthsUpTo(today) {
  const [year, month] = today.split("-").map(Number);
  return Array.from({ length: MONTHS }, (ignored, i) => new Date(Date.UTC(year, month - MONTHS + i, 1)).toISOString().slice(0, 7));
}
