import uPlot from "/assets/uplot/uPlot.esm.js";
import { percent, say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/** An element with its text; text is never taken for markup. */
export function element(tag, text = "", classes = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (classes) made.className = classes;
  return made;
}

function shape(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

/** A rate as a point and its interval as a line, between `least` and 1. */
export function interval(row, least, off) {
  const width = 300, height = 20, pad = 6;
  const place = ratio => pad + (width - 2 * pad) * Math.max(0, (ratio - least) / (1 - least || 1));
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, class: `interval${off ? " off" : ""}`, preserveAspectRatio: "none", role: "img" });
  svg.setAttribute("aria-label", `${percent(row.rate)} (${percent(row.lower)} – ${percent(row.upper)})`);
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    const x = pad + (width - 2 * pad) * tick;
    svg.append(shape("line", { class: "grid", x1: x, x2: x, y1: 0, y2: height }));
  }
  svg.append(shape("line", { class: "range", x1: place(row.lower), x2: place(row.upper), y1: 10, y2: 10 }));
  for (const end of [row.lower, row.upper]) {
    svg.append(shape("line", { class: "range", x1: place(end), x2: place(end), y1: 5, y2: 15 }));
  }
  // A rate that is off is a square, so that it is not only the colour that says so.
  svg.append(off
    ? shape("rect", { class: "point", x: place(row.rate) - 5, y: 5, width: 10, height: 10 })
    : shape("circle", { class: "point", cx: place(row.rate), cy: 10, r: 4 }));
  return svg;
}

let chart;

/** Rates by month with the band of their intervals. */
export function trend(place, rows) {
  chart?.destroy();
  chart = undefined;
  place.replaceChildren();
  const judged = rows.filter(row => row.judged > 0);
  if (judged.length < 2) {
    place.append(element("p", say("nothing"), "note"));
    return;
  }
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(name).trim();
  const at = row => Date.parse(row.key.month + "-01T00:00:00Z") / 1000;
  const data = [judged.map(at), judged.map(row => row.upper * 100), judged.map(row => row.lower * 100), judged.map(row => row.rate * 100)];
  const axis = { stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 } };
  chart = new uPlot({
    width: place.clientWidth || 800,
    height: 240,
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
    legend: { live: true },
    scales: { y: { range: (u, low, high) => [Math.max(0, Math.floor(low) - 1), 100.5] } },
    axes: [axis, { ...axis, size: 60, values: (u, ticks) => ticks.map(tick => tick + " %") }],
    series: [
      { value: (u, seconds) => seconds === null ? "—" : new Date(seconds * 1000).toISOString().slice(0, 7) },
      { label: "95 % ↑", stroke: colour("--line"), value: (u, y) => y === null ? "—" : y.toFixed(2) },
      { label: "95 % ↓", stroke: colour("--line"), value: (u, y) => y === null ? "—" : y.toFixed(2) },
      { label: say("rate"), stroke: colour("--good"), width: 2, points: { show: true, size: 6 }, value: (u, y) => y === null ? "—" : y.toFixed(2) },
    ],
    bands: [{ series: [1, 2], fill: colour("--good") + "22" }],
  }, data, place);
}

addEventListener("resize", () => {
  chart?.setSize({ width: chart.root.parentElement.clientWidth, height: 240 });
});
