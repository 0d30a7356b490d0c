// Counters, or laboratories, side by side with the limits of chance for their numbers: no league table.
import { nameOf, say } from "../words/words.js";
import { count, interval, percent } from "../words/numbers.js";
import { at, scope, stepTo } from "../parts/address.js";
import { ask, period } from "../parts/house.js";
import { by, cell, csvOf, element, fill, heads, mark, number, row, rowHead } from "../parts/elements.js";
import { axes, colour, drawPoint, erase, plot, readable, ring, scaleTo } from "../parts/plot.js";

const NEAR = 24, LINE = 14, FEWEST_TICKS = 3;

export async function drawFunnel() {
  const unit = at.get("kind") === "LAB" ? "lab" : "site";
  const answer = await ask("funnel", { kind: at.get("kind"), by: unit, ...scope(unit), ...period() });
  by("funnel-title").textContent = say(unit === "lab" ? "funnelLAB" : "funnel");
  picture(answer);
  table(answer);
}

function picture({ units, curves, centre, by: unit }) {
  const place = by("funnel-picture"), readout = by("funnel-readout");
  readout.textContent = "";
  if (units.length === 0) return erase(place, say("funnelEmpty"));
  const sorted = [...units].sort((one, other) => one.judged - other.judged);
  const from = Math.max(1, sorted[0].judged * 0.7);
  const shown = curves.filter((curve, index) => curve.judged >= from || curves[index + 1]?.judged >= from);
  const of = value => shown.map(curve => value(curve) * 100);
  const data = [shown.map(curve => curve.judged), of(curve => curve.lower998), of(curve => curve.lower95), of(() => centre), of(curve => curve.upper95), of(curve => curve.upper998)];
  const least = Math.min(...sorted.map(one => one.rate * 100), data[2][0]);
  const line = (width, dash) => ({ stroke: colour("limit"), width, dash, points: { show: false } });
  const [x, y] = axes();
  let chosen = sorted.length - 1;
  let show = () => {};
  const placeOf = (u, index, canvas) => [u.valToPos(sorted[index].judged, "x", canvas), u.valToPos(sorted[index].rate * 100, "y", canvas)];
  const made = plot(place, {
    axes: [{ ...x, splits: u => ticks(u.scales.x.min, u.scales.x.max), filter: (u, splits) => splits, values: (u, splits) => splits.map(count), size: 28, label: say("judged"), labelSize: 16, labelFont: x.font }, y],
    scales: { x: { time: false, distr: 3, range: (u, low, high) => [from, high] }, y: { range: () => scaleTo(least) } },
    series: [{}, line(1.5), line(1.5, [6, 4]), { ...line(1.5), stroke: colour("soft") }, line(1.5, [6, 4]), line(1.5)],
    hooks: {
      draw: [u => {
        const named = [];
        sorted.forEach((one, index) => {
          const [x, y] = placeOf(u, index, true);
          drawPoint(u.ctx, x, y, { small: one.small, signal: one.signal ? one.direction : "none" }, 4 * devicePixelRatio);
          // Names that would lie on one another can be read by pointer, keyboard and table.
          if ((one.beyond === "none" && !one.signal) || named.some(other => Math.abs(other - y) < LINE * devicePixelRatio)) return;
          named.push(y);
          name(u, nameOf(unit, one.key), x, y);
        });
        ring(u, ...placeOf(u, chosen, true));
      }],
      setCursor: [u => {
        const nearest = nearestTo(u, sorted, placeOf);
        if (nearest !== null && nearest !== chosen) { chosen = nearest; show(chosen); u.redraw(false, false); }
      }],
    },
  }, data);
  made.pointAt = index => { chosen = index; made.redraw(false, false); };
  show = readable(place, made, by("funnel-title").textContent, sorted.map(one => readoutOf(one, unit)), readout);
}

/** Round numbers, evenly spread on a logarithmic scale. */
function ticks(from, to) {
  const found = [];
  const steps = to / from > 30 ? [1] : to / from > 4 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 8];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
    found.push(...steps.map(step => step * power).filter(tick => tick >= from && tick <= to && Number.isInteger(tick)));
  }
  return found.length < FEWEST_TICKS ? evenly(from, to) : found;
}

function evenly(from, to) {
  const rough = (to - from) / FEWEST_TICKS, power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map(each => each * power).findLast(each => each <= rough));
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (ignored, i) => (first + i) * step);
}

function nearestTo(u, sorted, placeOf) {
  const { left, top } = u.cursor;
  if (left < 0) return null;
  const away = sorted.map((one, index) => { const [x, y] = placeOf(u, index, false); return Math.hypot(x - left, y - top); });
  const nearest = away.indexOf(Math.min(...away));
  return away[nearest] <= NEAR ? nearest : null;
}

function name(u, text, x, y) {
  const context = u.ctx;
  context.save();
  context.fillStyle = colour("fore");
  context.font = `${12 * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = x > u.bbox.left + u.bbox.width / 2 ? "right" : "left";
  context.fillText(text, x + (context.textAlign === "right" ? -10 : 10) * devicePixelRatio, y + 4 * devicePixelRatio);
  context.restore();
}

function readoutOf(unit, dimension) {
  return `${say("readout", nameOf(dimension, unit.key), percent(unit.rate), count(unit.passed), count(unit.judged), interval(unit))}; ${beyondWord(unit)}`;
}

function beyondWord(unit) {
  if (unit.beyond === "none" && !unit.signal) return say("inside");
  return `${say(unit.direction)}, ${unit.beyond === "none" ? say("signal") : `${say("beyond")} ${unit.beyond} %`}`;
}

function table({ units, by: unit }) {
  const place = by("funnel-table");
  heads(place, [[say(unit)], [say("judged"), "number"], [say("notPassed"), "number"], [say("rate"), "number"], [say("interval"), "number"],
    [say("expected"), "number"], [say("shrunken"), "number"], [say("z"), "number"], [say("signal")]]);
  fill(place, [...units].sort((one, other) => one.z - other.z).map(one => row([
    rowHead(stepTo({ [unit]: one.key, by: "" }, nameOf(unit, one.key))), number(one.judged), number(one.judged - one.passed),
    element("td", percent(one.rate), "number"), element("td", interval(one), "number"), element("td", percent(one.expected_rate), "number"),
    element("td", percent(one.shrunken_rate), "number"), element("td", one.z.toFixed(2), "number"),
    cell(mark(one.signal ? one.direction : one.beyond === "none" ? "usual" : "near", beyondWord(one))),
  ], one.small ? "few" : "")), say("funnelEmpty"));
  by("funnel-csv").replaceChildren(csvOf(place, `funnel-${at.get("kind")}.csv`));
}
