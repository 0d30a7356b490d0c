// Where it is worth looking again: instruments, counters and laboratories. It says what is unlikely, and accuses nobody.
import { language, nameOf, say, sentence } from "../words/words.js";
import { count, moment } from "../words/numbers.js";
import { ask, house } from "../parts/house.js";
import { by, element } from "../parts/elements.js";

const SHOWN = 4;

export async function drawReviews() {
  const [controls, counters, laboratories] = await Promise.all(["quality-control", "credibility", "labs-compared"].map(name => ask(name)));
  by("reviews").replaceChildren(
    review("instruments", "quality-control", controls, say("instrumentsOf", count(controls.out_of_control), count(controls.instruments), count(controls.results_in_doubt)),
      controls.logs.filter(log => log.out_of_control).map(log => [`${nameOf("lab", log.place)} ${log.instrument}`, log])),
    review("counters", "credibility", counters, say("countersOf", count(counters.counters_to_look_at), count(counters.counters), count(counters.readings)),
      counters.findings.map(finding => [`${nameOf("lab", finding.place)} · ${language === "zh" ? finding.title_zh : finding.title_en}`, finding])),
    review("laboratories", "labs-compared", laboratories, say("laboratoriesOf", count(laboratories.laboratories_to_look_at), count(laboratories.laboratories)),
      laboratories.comparisons.filter(each => each.verdict !== "OK").map(each => [nameOf("lab", each.laboratory), each])));
}

/** @param lines of a place and what is said of it */
function review(title, name, of, summary, lines) {
  const made = element("article");
  made.append(element("h3", say(title)));
  if (of.reviewed_at === null) {
    made.append(element("p", say("notReviewed"), "nothing"));
    return made;
  }
  const list = element("ul");
  list.append(...lines.slice(0, SHOWN).map(([place, what]) => {
    const line = element("li");
    line.append(element("strong", place), ` ${sentence(what)}`);
    return line;
  }));
  const csv = element("a", say("csv"));
  csv.href = `/api/v1/${name}?format=csv`;
  csv.download = `${name}.csv`;
  csv.setAttribute("aria-label", `${say("csv")}: ${say(title)}`);
  made.append(element("p", summary), lines.length ? list : element("p", say("nothingToLookAt"), "note"),
    element("p", [lines.length > SHOWN ? say("moreLines", lines.length - SHOWN) : "", say("reviewedAt", moment(of.reviewed_at, house.zone))].filter(Boolean).join(" · "), "note"), csv);
  return made;
}
