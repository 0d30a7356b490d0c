// Each campaign's time against as many days before and against the year before.
import { nameOf, say } from "../words/words.js";
import { count, interval, percent, points } from "../words/numbers.js";
import { at } from "../parts/address.js";
import { ask } from "../parts/house.js";
import { by, cell, csvOf, element, fill, heads, mark, row, rowHead } from "../parts/elements.js";

export async function drawCampaigns() {
  const { campaigns } = await ask("campaigns", { kind: at.get("kind") });
  const place = by("campaigns");
  heads(place, [[say("campaign")], [say("during"), "number"], [say("before"), "number"], [say("difference")],
    [say("yearBefore"), "number"], [say("difference")]]);
  fill(place, campaigns.map(line), say("noCampaigns"));
  by("campaigns-csv").replaceChildren(csvOf(place, `campaigns-${at.get("kind")}.csv`));
}

function line(campaign) {
  const name = element("span", nameOf("campaign", campaign.code));
  name.append(element("span", [nameOf("category", campaign.category), campaign.hazard ? nameOf("hazard", campaign.hazard) : ""].filter(Boolean).join(" · "), "note block"),
    element("span", `${campaign.from} – ${campaign.to}`, "note block"));
  return row([rowHead(name), rate(campaign.during), ...against(campaign.before), ...against(campaign.year_before)]);
}

function rate(of) {
  const made = element("td", of.rate === null ? say("noData") : percent(of.rate), of.rate === null ? "number nothing" : "number");
  if (of.rate !== null) made.append(element("span", `${interval(of)} · n = ${count(of.judged)}`, "note block"));
  return made;
}

function against(then) {
  const known = then.difference !== null;
  const made = cell(mark({ better: "better", worse: "worse" }[then.verdict] ?? "unknown", known ? say(`verdict_${then.verdict}`) : say("noData")));
  if (known) made.append(element("span", `${points(then.difference)} (${points(then.difference_lower)} – ${points(then.difference_upper)})`, "note block"));
  return [rate(then.then), made];
}
