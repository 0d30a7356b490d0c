// The three questions in four answers, of the whole house whatever is looked at below: safety is never filtered away.
import { nameOf, say } from "../words/words.js";
import { age, count, daysAfter, difference, interval, percent, points, yearsAfter } from "../words/numbers.js";
import { at } from "../parts/address.js";
import { ask, house, learnTheTime, secondsSince } from "../parts/house.js";
import { by, element } from "../parts/elements.js";

const WEEK = 7, MOST_NAMES = 2;
const KINDS = ["RAPID", "LAB", "SELF_CHECK"];

/** A card's answer: its mood is a sign and a word, and a colour. */
function answer(id, mood, big, lines) {
  const card = by(id), signs = { bad: "■", doubt: "▲", good: "✓", plain: "", none: "" };
  card.dataset.mood = mood;
  const sign = element("span", signs[mood], "sign");
  sign.setAttribute("aria-hidden", "true");
  card.querySelector(".big").replaceChildren(...(signs[mood] ? [sign, " "] : []), big);
  card.querySelector(".more").replaceChildren(...lines.filter(Boolean).map(line => element("li", line)));
}

export async function drawUnsafe() {
  const [{ open }, { last_day: last }] = await Promise.all([ask("batches", { state: "UNSAFE", limit: 1 }), reach()]);
  const of = state => open.filter(line => line.state === state);
  const sum = (lines, what) => lines.reduce((all, line) => all + line[what], 0);
  const unsafe = of("UNSAFE"), suspect = of("SUSPECT"), all = sum(unsafe, "count"), doubtful = sum(suspect, "count");
  const shown = all ? unsafe : suspect;
  const oldest = shown.map(line => line.oldest_opened_at).sort()[0];
  const overdue = sum(open, "overdue"), lately = sum(shown, "sampled_lately");
  const lines = [
    all ? unsafe.map(line => say("ofSeverity", say(line.severity), count(line.count))).join(" · ") : "",
    [oldest ? say("oldestOpen", age(secondsSince(oldest))) : "", oldest ? say("sampledLately", count(lately)) : ""].filter(Boolean).join(" · "),
    [all && doubtful ? say("alsoSuspect", count(doubtful)) : "", overdue ? `▲ ${say("overdueNow", count(overdue))}` : ""].filter(Boolean).join(" · "),
  ];
  if (all) answer("card-unsafe", "bad", say("unsafeNow", count(all)), lines);
  else if (doubtful) answer("card-unsafe", "doubt", say("suspectNow", count(doubtful)), lines);
  else if (last === null) answer("card-unsafe", "none", say("noData"), []);
  else answer("card-unsafe", "good", say("noneUnsafe"), lines);
}

/** How far the data go; from an empty house no news is no good news. */
export function reach() { return ask("pass-rates", { by: "kind", from: house.today, to: house.today }); }

export async function drawRate() {
  const to = house.today, from = daysAfter(to, 1 - WEEK);
  const week = (first, last) => ask("pass-rates", { by: "kind", from: first, to: last }).then(found => found.rows);
  const [now, before, year] = await Promise.all([week(from, to), week(daysAfter(from, -WEEK), daysAfter(to, -WEEK)), week(yearsAfter(from, -1), yearsAfter(to, -1))]);
  const of = (rows, kind) => rows.find(row => row.test_kind === kind && row.judged > 0) ?? { judged: 0, rate: null };
  const kind = at.get("kind"), rate = of(now, kind);
  const others = KINDS.filter(other => other !== kind && of(now, other).judged)
    .map(other => `${say("ofRate", say(other), count(of(now, other).judged))}: ${percent(of(now, other).rate)}`);
  const against = (name, then) => `${say(name)}: ${change(difference(rate, then))}`;
  answer("card-rate", rate.judged ? "plain" : "none", percent(rate.rate), [
    rate.judged ? `95 %: ${interval(rate)} · ${say("ofRate", say(kind), count(rate.judged))}` : say(kind),
    rate.judged && rate.small ? `○ ${say("fewSamples")}` : "",
    rate.judged ? against("changeBefore", of(before, kind)) : "",
    rate.judged ? against("changeYear", of(year, kind)) : "",
    ...others,
  ]);
}

/** In points with its interval; a word says whether that shows anything. */
function change(found) {
  if (!found) return say("noBefore");
  const word = found.upper < 0 ? `◆ ${say("lower")}` : found.lower > 0 ? `▲ ${say("higher")}` : say("noDifference");
  return `${say("inPoints", points(found.by), points(found.lower), points(found.upper))} ${word}`;
}

export async function drawSignals() {
  const found = await ask("signals", { limit: 1000 });
  const off = found.categories.filter(each => each.signal), alarms = found.outbreaks.filter(each => each.alarm);
  const names = [...new Set([...off, ...alarms].map(each => nameOf("category", each.category)))];
  const shown = names.slice(0, MOST_NAMES).join(", ") + (names.length > MOST_NAMES ? ` +${names.length - MOST_NAMES}` : "");
  const more = found.categories.length ? [say("signalsMore", found.categories.length, found.baseline_from, found.baseline_to)] : [say("signalsNoBaseline")];
  const why = [
    ...off.slice(0, 1).map(each => `${say(each.test_kind)}: ${percent(each.rate)}, n = ${count(each.judged)}; ${say("centre")} ${percent(each.usual_rate)}`),
    ...alarms.slice(0, 1).map(each => `${say("alarmOf", nameOf("hazard", each.hazard), nameOf("category", each.category))}: ${say("foundExpected", count(each.found), each.expected.toFixed(1))}`),
  ];
  if (names.length) answer("card-signals", "bad", say("signalsYes", shown), [...why, ...more]);
  else if (found.categories.length) answer("card-signals", "good", say("signalsNone"), more);
  else answer("card-signals", "none", say("noData"), more);
}

export async function drawFreshness() {
  const found = await ask("sources");
  learnTheTime(found);
  const expected = found.sources.filter(source => source.expected_interval_seconds !== null);
  const silent = found.sources.filter(source => source.silent);
  const oldest = found.sources.filter(source => source.age_seconds !== null).sort((one, other) => other.age_seconds - one.age_seconds)[0];
  const unscheduled = found.sources.length - expected.length;
  const lines = [
    silent.length ? say("freshSome", expected.length - silent.length, expected.length) : "",
    oldest ? say("worst", oldest.partner, age(oldest.age_seconds)) : "",
    unscheduled ? say("noSchedule", unscheduled) : "",
  ];
  if (silent.length) answer("card-sources", "doubt", say("silentNow", silent.map(source => source.partner).join(", ")), lines);
  else if (found.sources.length) answer("card-sources", "good", say("freshAll", expected.length, expected.length), lines);
  else answer("card-sources", "none", say("freshNone"), lines);
  return found;
}
