// Pass rates of the next step's places: click one and the whole page is about it.
import { nameOf, say } from "../words/words.js";
import { daysAfter, interval, percent } from "../words/numbers.js";
import { at, choose, go, PATH, scope, stepTo } from "../parts/address.js";
import { ask, house, period } from "../parts/house.js";
import { by, cell, csvOf, element, fill, heads, mark, number, options, row, rowHead } from "../parts/elements.js";
import { drawPath, nextStep } from "../parts/scope.js";
import { sparkline } from "../parts/sparkline.js";

const MONTHS_AGO = 364;

export async function drawRates() {
  const step = nextStep(), kind = at.get("kind");
  const monthsBy = step === "month" ? null : { by: `month,${step}`, kind, ...scope(), from: `${daysAfter(house.today, -MONTHS_AGO).slice(0, 7)}-01`, to: house.today };
  const [answer, months, signals] = await Promise.all([
    ask("pass-rates", { by: step, kind, ...scope(), ...period() }),
    monthsBy ? ask("pass-rates", monthsBy) : { rows: [] },
    signalsOf(step, kind),
  ]);
  drawPath();
  const open = ["category", "site", "lab", "hazard", "campaign", "origin", "month"].filter(dimension => !(dimension in scope()));
  options(by("by"), open.map(dimension => [dimension, say(dimension)]), step);
  table(step, answer.rows, series(months.rows, step), signals);
}

export function listenToRates() {
  by("by").addEventListener("change", () => choose({ by: by("by").value }));
  // Escape is a step back up, where nothing else wants it.
  by("rates-panel").addEventListener("keydown", event => {
    const last = Object.keys(scope()).at(-1);
    if (event.key === "Escape" && last) { event.stopPropagation(); go({ [last]: "", by: "" }); }
  });
}

/** What is known to be off, by code: of categories their own past, of places the funnel; of the rest nothing is known. */
async function signalsOf(step, kind) {
  if (step === "category" && Object.keys(scope()).length === 0) {
    const { categories } = await ask("signals", { limit: 1000 });
    const own = categories.filter(each => each.test_kind === kind);
    return new Map(own.map(each => [each.category, each.signal ? mark("worse", say("signalOff")) : mark("usual", say("signalUsual"))]));
  }
  if (["site", "lab", "origin"].includes(step)) {
    const { units } = await ask("funnel", { kind, by: step, ...scope(), ...period() });
    return new Map(units.map(unit => [unit.key, placeMark(unit)]));
  }
  return new Map();
}

function placeMark(unit) {
  if (unit.signal) return mark(unit.direction, say(unit.direction));
  return unit.beyond === "none" ? mark("usual", say("signalUsual")) : mark("near", say("signalNear"));
}

function series(rows, step) {
  const found = new Map();
  for (const each of rows) {
    const code = each.key[step];
    if (!found.has(code)) found.set(code, new Map());
    found.get(code).set(each.key.month, each);
  }
  return found;
}

function table(step, rows, months, signals) {
  const place = by("rates");
  const judged = rows.filter(each => each.judged > 0);
  // The least sure to be good first; of those with too few nothing can be said, so they come last.
  const shown = judged.sort((one, other) => step === "month" ? other.key.month.localeCompare(one.key.month) : Number(one.small) - Number(other.small) || one.lower - other.lower);
  heads(place, [[say(step)], [say("judged"), "number"], [say("notPassed"), "number"], [say("rate"), "number"], [say("interval"), "number"],
    ...(step === "month" ? [] : [[say("year")]]), [say("signal")]]);
  const least = Math.min(0.99, ...[...months.values()].flatMap(of => [...of.values()]).filter(each => !each.small && each.rate !== null).map(each => each.rate));
  fill(place, shown.map(each => {
    const code = each.key[step], name = nameOf(step, code);
    return row([
      rowHead(step === "month" || code === "" ? element("span", name) : stepTo(next(step, code), name)),
      number(each.judged), number(each.judged - each.passed), element("td", percent(each.rate), "number rate"), element("td", interval(each), "number"),
      ...(step === "month" ? [] : [cell(sparkline(months.get(code) ?? new Map(), house.today, least), "spark")]),
      cell(each.small ? mark("few", say("signalFew")) : signals.get(code) ?? mark("unknown", say("signalUnknown"))),
    ], each.small ? "few" : "");
  }), say("nothing"));
  by("rates-csv").replaceChildren(csvOf(place, `pass-rates-${at.get("kind")}-${step}.csv`));
}

/** Where a row leads: narrowed to it, and by whatever the path has next. */
function next(step, code) { return PATH.includes(step) || step === "campaign" || step === "origin" ? { [step]: code, by: "" } : {}; }
