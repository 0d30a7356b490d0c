// Weeks over two years: the moving average that sees small lasting shifts, and the same weeks of the year before for the season.
import { say } from "../words/words.js";
import { count, daysAfter, interval, percent, range } from "../words/numbers.js";
import { at, scope } from "../parts/address.js";
import { ask, house } from "../parts/house.js";
import { by, cell, csvOf, element, fill, heads, mark, number, row, rowHead } from "../parts/elements.js";
import { axes, colour, drawPoint, erase, plot, readable, ring, scaleTo, seconds } from "../parts/plot.js";
import { scopeName } from "../parts/scope.js";

const YEAR_OF_WEEKS = 364;

export async function drawTrend() {
  const answer = await ask("chart", { kind: at.get("kind"), by: "week", ...scope(), from: daysAfter(house.today, -2 * YEAR_OF_WEEKS), to: house.today });
  const first = daysAfter(house.today, -YEAR_OF_WEEKS);
  const before = new Map(answer.points.map(point => [daysAfter(point.start, YEAR_OF_WEEKS), point]));
  const weeks = answer.points.filter(point => point.start >= first).map(point => ({ ...point, before: before.get(point.start) ?? null }));
  by("trend-title").textContent = say("trendOf", scopeName());
  by("trend-note").textContent = [
    weeks.length && weeks.every(week => week.before === null) ? say("noYearBefore") : "",
    answer.baseline && weeks.length && weeks.every(week => week.ewma === null) ? say("noAverage") : "",
    answer.baseline ? "" : say("noBaseline"),
  ].filter(Boolean).join(" · ");
  picture(weeks);
  table(weeks);
}

const percents = (weeks, value) => weeks.map(week => value(week) === null || value(week) === undefined ? null : value(week) * 100);

function picture(weeks) {
  const place = by("trend-picture"), readout = by("trend-readout");
  readout.textContent = "";
  if (weeks.length === 0) return erase(place, say("nothing"));
  const data = [weeks.map(week => seconds(week.start)), percents(weeks, week => week.rate), percents(weeks, week => week.before?.rate ?? null),
    percents(weeks, week => week.ewma?.average ?? null), percents(weeks, week => week.ewma?.lower_limit ?? null), percents(weeks, week => week.ewma?.upper_limit ?? null)];
  const least = Math.min(...data.slice(1).flat().filter(value => value !== null));
  let chosen = weeks.length - 1;
  let show = () => {};
  const line = (name, width, dash) => ({ stroke: colour(name), width, dash, points: { show: false } });
  const made = plot(place, {
    axes: axes(),
    scales: { y: { range: () => scaleTo(least) } },
    series: [{}, { ...line("soft", 0), paths: () => null }, line("season", 2, [2, 4]), line("usual", 3), line("limit", 1.5, [6, 4]), line("limit", 1.5, [6, 4])],
    hooks: {
      draw: [u => {
        const placeOf = index => [u.valToPos(data[0][index], "x", true), u.valToPos(data[1][index], "y", true)];
        weeks.forEach((week, index) => drawPoint(u.ctx, ...placeOf(index), { ...week, signal: week.ewma?.signal ?? "none" }, 2.5 * devicePixelRatio));
        ring(u, ...placeOf(chosen));
      }],
      setCursor: [u => { if (u.cursor.idx !== null && u.cursor.idx !== undefined) { chosen = u.cursor.idx; show(chosen); u.redraw(false, false); } }],
    },
  }, data);
  made.pointAt = index => { chosen = index; made.redraw(false, false); };
  show = readable(place, made, say("trend"), weeks.map(readoutOf), readout);
}

function readoutOf(week) {
  return say("readout", week.start, percent(week.rate), count(week.passed), count(week.judged), interval(week))
    + (week.ewma ? `, ${say("ewma")} ${percent(week.ewma.average)}` : "")
    + (week.before ? `, ${say("yearBefore")} ${percent(week.before.rate)}` : "");
}

function table(weeks) {
  const place = by("trend-table");
  heads(place, [[say("week")], [say("judged"), "number"], [say("rate"), "number"], [say("interval"), "number"], [say("ewma"), "number"],
    [say("ewmaLimits"), "number"], [say("yearBefore"), "number"], [say("signal")]]);
  fill(place, [...weeks].reverse().map(week => row([
    rowHead(week.start), number(week.judged), element("td", percent(week.rate), "number"), element("td", interval(week), "number"),
    element("td", week.ewma ? percent(week.ewma.average) : "—", "number"),
    element("td", week.ewma ? range(week.ewma.lower_limit, week.ewma.upper_limit) : "—", "number"),
    element("td", week.before ? percent(week.before.rate) : "—", "number"),
    cell(week.ewma ? mark(week.ewma.signal === "none" ? "usual" : week.ewma.signal, say(week.ewma.signal)) : mark("unknown", say("signalUnknown"))),
  ], week.small ? "few" : "")), say("nothing"));
  by("trend-csv").replaceChildren(csvOf(place, `trend-${at.get("kind")}.csv`));
}
