// The pass rate over time with its limits. A signal changes its shape as well as its colour; what is not yet whole is hatched.
import { say } from "../words/words.js";
import { count, daysAfter, interval, percent, range } from "../words/numbers.js";
import { at, choose, scope } from "../parts/address.js";
import { ask, house, period } from "../parts/house.js";
import { by, cell, csvOf, element, fill, heads, mark, number, options, row, rowHead } from "../parts/elements.js";
import { axes, colour, drawPoint, erase, hatch, plot, readable, ring, scaleTo, seconds } from "../parts/plot.js";
import { scopeName } from "../parts/scope.js";

export async function drawControlChart() {
  const every = at.get("every"), method = at.get("method");
  const answer = await ask("chart", { kind: at.get("kind"), by: every, method, ...scope(), ...period() });
  by("chart-title").textContent = say("chartOf", scopeName());
  options(by("every"), [["day", say("everyDay")], ["week", say("everyWeek")]], every);
  options(by("method"), [["laney", say("laney")], ["p", say("p")]], method);
  by("chart-baseline").textContent = baseline(answer.baseline);
  by("chart-provisional").textContent = answer.provisional_days ? say("provisionalDays", answer.provisional_days) : "";
  picture(answer);
  table(answer);
}

export function listenToControlChart() {
  by("every").addEventListener("change", () => choose({ every: by("every").value }));
  by("method").addEventListener("change", () => choose({ method: by("method").value }));
}

function baseline(frozen) {
  if (!frozen) return say("noBaseline");
  return say("baselineOf", frozen.from, frozen.to, percent(frozen.centre), count(frozen.judged))
    + (at.get("method") === "laney" ? say("sigma", frozen.dispersion.toFixed(2)) : "");
}

function picture({ points, baseline: frozen, provisional_days: days }) {
  const place = by("chart-picture"), readout = by("chart-readout");
  readout.textContent = "";
  if (points.length === 0) return erase(place, say("nothing"));
  const of = value => points.map(point => value(point) === null ? null : value(point) * 100);
  const data = [points.map(point => seconds(point.start)), of(point => point.rate), of(point => point.exact_lower_limit),
    of(point => point.upper_limit), points.map(() => frozen ? frozen.centre * 100 : null)];
  const least = Math.min(...data[1], ...(frozen ? data[2] : []));
  const provisionalFrom = points.find(point => point.provisional)?.start ?? (days ? daysAfter(house.today, 1 - days) : null);
  let chosen = points.length - 1;
  let show = () => {};
  const stepped = window.uPlot.paths.stepped({ align: 0 });
  const made = plot(place, {
    axes: axes(),
    scales: { y: { range: () => scaleTo(least) } },
    series: [{}, { stroke: colour("soft"), width: 1, points: { show: false } },
      { stroke: colour("limit"), width: 1.5, dash: [6, 4], paths: stepped, points: { show: false } },
      { stroke: colour("limit"), width: 1.5, dash: [6, 4], paths: stepped, points: { show: false } },
      { stroke: colour("limit"), width: 1.5, points: { show: false } }],
    hooks: {
      drawClear: [u => provisionalFrom && hatch(u, seconds(provisionalFrom), say("provisional"))],
      draw: [u => drawPoints(u, points, data, chosen)],
      setCursor: [u => { if (u.cursor.idx !== null && u.cursor.idx !== undefined) { chosen = u.cursor.idx; show(chosen); u.redraw(false, false); } }],
    },
  }, data);
  made.pointAt = index => { chosen = index; made.redraw(false, false); };
  show = readable(place, made, say("chart"), points.map(readoutOf), readout);
}

function drawPoints(u, points, data, chosen) {
  const size = (points.length > 150 ? 2 : 3) * devicePixelRatio;
  const placeOf = index => [u.valToPos(data[0][index], "x", true), u.valToPos(data[1][index], "y", true)];
  // The signals last, so that nothing covers them.
  const order = [...points.keys()].sort((one, other) => Number(points[one].signal === "worse") - Number(points[other].signal === "worse"));
  order.forEach(index => drawPoint(u.ctx, ...placeOf(index), points[index], size));
  ring(u, ...placeOf(chosen));
}

function readoutOf(point) {
  const limits = point.exact_lower_limit === null ? "" : say("readoutLimits", range(point.exact_lower_limit, point.upper_limit));
  const told = point.signal && point.signal !== "none" ? `, ${say(point.signal)}` : "";
  return say("readout", point.start, percent(point.rate), count(point.passed), count(point.judged), interval(point))
    + limits + told + (point.provisional ? `, ${say("provisional")}` : "");
}

function table({ points, by: every }) {
  const place = by("chart-table");
  heads(place, [[say(every)], [say("judged"), "number"], [say("notPassed"), "number"], [say("rate"), "number"],
    [say("interval"), "number"], [say("limits"), "number"], [say("signal")]]);
  fill(place, [...points].reverse().map(point => row([
    rowHead(point.start), number(point.judged), number(point.judged - point.passed), element("td", percent(point.rate), "number"),
    element("td", interval(point), "number"),
    element("td", point.exact_lower_limit === null ? "—" : range(point.exact_lower_limit, point.upper_limit), "number"),
    cell(signalMark(point)),
  ], point.small ? "few" : "")), say("nothing"));
  by("chart-csv").replaceChildren(csvOf(place, `control-chart-${at.get("kind")}.csv`));
}

function signalMark({ signal, provisional }) {
  const word = say(signal ?? "signalUnknown") + (provisional ? ` · ${say("provisional")}` : "");
  return mark(signal === null ? "unknown" : signal === "none" ? "usual" : signal, word);
}
