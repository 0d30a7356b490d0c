// Who sends, how long ago, and what of it could be used; and the newest files.
import { say } from "../words/words.js";
import { age, count, moment } from "../words/numbers.js";
import { ask, house } from "../parts/house.js";
import { by, cell, csvOf, element, fill, heads, mark, number, row, rowHead } from "../parts/elements.js";
import { drawFreshness } from "./cards.js";

export async function drawSources() {
  const { sources } = await drawFreshness();
  const place = by("sources");
  heads(place, [[say("source")], [say("freshness")], [say("lastReceived")], [say("expectedEvery")], [say("lateness")], [say("lastSampled")],
    [say("accepted"), "number"], [say("duplicates"), "number"], [say("corrected"), "number"], [say("rejected"), "number"]]);
  const order = [...sources].sort((one, other) => Number(other.silent) - Number(one.silent) || one.partner.localeCompare(other.partner));
  fill(place, order.map(line), say("noSources"));
  by("sources-csv").replaceChildren(csvOf(place, "sources.csv"));
}

function line(source) {
  const expected = source.expected_interval_seconds;
  const state = source.silent ? mark("silent", say("silent")) : expected === null ? mark("", say("unexpected")) : mark("fresh", say("fresh"));
  const heard = element("td", source.age_seconds === null ? say("never") : say("ago", age(source.age_seconds)));
  heard.title = moment(source.last_received_at, house.zone);
  const late = expected === null || source.age_seconds === null ? "—" : source.age_seconds > expected ? say("lateBy", age(source.age_seconds - expected)) : say("onTime");
  return row([rowHead(source.partner), cell(state), heard, element("td", expected === null ? "—" : age(expected)), element("td", late),
    element("td", moment(source.last_sampled_at, house.zone)), number(source.accepted), number(source.duplicates), number(source.corrected), rejected(source)]);
}

/** With the rules that refused the most. */
function rejected(source) {
  const made = number(source.rejected);
  const why = Object.entries(source.rejects_by_rule).sort(([, one], [, other]) => other - one).slice(0, 3);
  if (why.length) made.append(element("span", why.map(([rule, n]) => `${rule} ${count(n)}`).join(", "), "note block"));
  return made;
}

export async function drawFiles() {
  const { files } = await ask("files", { limit: 10 });
  const place = by("files");
  heads(place, [[say("file")], [say("source")], [say("received")], [say("rows"), "number"], [say("accepted"), "number"], [say("duplicates"), "number"],
    [say("corrected"), "number"], [say("rejected"), "number"], [say("verdicts"), "number"]]);
  fill(place, files.map(file => row([
    rowHead(file.file), element("td", file.partner), element("td", moment(file.received_at, house.zone)),
    element("td", file.settled ? count(file.rows) : say("settling"), "number"), number(file.accepted), number(file.duplicates), number(file.corrected), number(file.rejected),
    element("td", `${count(file.results.pass)} / ${count(file.results.fail)} / ${count(file.results.suspect)}`, "number"),
  ])), say("noFiles"));
  by("files-csv").replaceChildren(csvOf(place, "files.csv"));
}
