// One batch: what stands against it, by which limit of which law, its clocks, and how it came there; and one finding alone.
import { called, measured, nameOf, say, sentence } from "../words/words.js";
import { moment } from "../words/numbers.js";
import { at, leave, stepTo } from "../parts/address.js";
import { ask, house } from "../parts/house.js";
import { by, element, mark } from "../parts/elements.js";

let shown = "";

/** Opens, fills or closes the sheet, as the address says. */
export async function drawStory() {
  const id = at.get("batch"), sheet = by("story");
  if (!id) {
    shown = "";
    if (sheet.open) sheet.close();
    return;
  }
  const batch = await ask("batch", { id }).catch(problem => { if (problem.status === 404) return null; throw problem; });
  const finding = batch?.findings.find(each => each.result_id === at.get("finding"));
  write(id, batch, finding);
  if (!sheet.open) sheet.showModal();
  const now = `${id} ${at.get("finding")}`;
  if (shown !== now) by("story-title").focus();
  shown = now;
}

export function listenToStory() {
  const sheet = by("story");
  const close = () => leave({ batch: "", finding: "" });
  by("story-close").addEventListener("click", close);
  sheet.addEventListener("cancel", event => { event.preventDefault(); close(); });
  sheet.addEventListener("click", event => { if (event.target === sheet) close(); });
}

function write(id, batch, finding) {
  const title = by("story-title"), body = by("story-body");
  by("story-close").textContent = finding ? say("back") : say("close");
  if (!batch) {
    title.textContent = id;
    body.replaceChildren(element("p", say("gone"), "nothing"));
    return;
  }
  title.replaceChildren(mark(batch.state, say(batch.state)), ` ${called("product", batch.product, batch.product_name)} · ${id}`);
  body.replaceChildren(...(finding ? single(finding) : whole(batch)));
}

function whole(batch) {
  return [
    facts([["category", nameOf("category", batch.category)], ["site", nameOf("site", batch.site)], ["producer", batch.producer],
      ["severity", say(batch.severity)], ["opened", moment(batch.opened_at, house.zone)], ["changed", moment(batch.changed_at, house.zone)]]),
    ...(batch.referral ? [element("p", say("referral"), "grave line")] : []),
    element("h3", say("finding")),
    ...(batch.findings.length ? batch.findings.map(each => brief(batch, each)) : [element("p", say("noFindings"), "note")]),
    ...(batch.papers.length ? [element("h3", say("papers")), list("ul", batch.papers.map(paper))] : []),
    ...(batch.clocks.length ? [element("h3", say("clocks")), list("ul", batch.clocks.map(clock))] : []),
    element("h3", say("story")),
    list("ol", batch.story.map(step)),
  ];
}

function brief(batch, finding) {
  const box = element("div", "", `finding ${finding.verdict}`);
  box.append(element("p", sentence(finding)), stepTo({ finding: finding.result_id }, `${say("details")}: ${called("analyte", finding.analyte, finding.analyte_name)}`));
  return box;
}

/** The end of the way down: one result with its limit, where that stands, and who measured what when. */
function single(finding) {
  return [
    element("p", sentence(finding), `finding ${finding.verdict}`),
    facts([["analyte", called("analyte", finding.analyte, finding.analyte_name)], ["value", measured(finding) || "—"], ["limit", finding.limit || say("noLimit")],
      ["source_of_law", finding.limit_source || "—"], ["hazard", nameOf("hazard", finding.hazard)], ["kind", say(finding.test_kind)],
      ["method_rule", finding.rule], ["lab", nameOf("lab", finding.lab)], ["site", nameOf("site", finding.site)],
      ["sampled", moment(finding.sampled_at, house.zone)], ["received", moment(finding.received_at, house.zone)],
      ["sample", finding.sample_id], ["result", finding.result_id]]),
  ];
}

function facts(pairs) {
  const made = element("dl", "", "facts");
  pairs.filter(([, fact]) => fact).forEach(([name, fact]) => {
    const pair = element("div");
    pair.append(element("dt", say(name)), element("dd", fact));
    made.append(pair);
  });
  return made;
}

function list(tag, items) {
  const made = element(tag, "", "lines");
  made.append(...items);
  return made;
}

/** What is wrong with a certificate: never a verdict on the food. */
function paper(of) {
  const made = element("li", "", "paper");
  made.append(mark(of.settled ? "CLEARED" : "near", say(`paper_${of.fault}`)), ` ${sentence(of)} `,
    element("span", [of.certificate, of.source, of.settled ? say("settled") : ""].filter(Boolean).join(" · "), "note"));
  return made;
}

function clock(of) {
  const made = element("li");
  if (of.overdue_since) made.append(mark("overdue", say("overdue")), " ");
  made.append(`${say(of.clock)}: ${moment(of.due_at, house.zone)}${of.provisional ? ` (${say("provisionalClock")})` : ""} · ${of.source}`);
  return made;
}

function step(of) {
  const made = element("li");
  made.append(element("time", moment(of.at, house.zone)), " ",
    ...(of.from === of.to ? [] : [mark(of.from, say(of.from)), " → ", mark(of.to, say(of.to)), " "]),
    element("span", sentence(of)), ...(of.by ? [element("span", ` — ${[of.by, of.document].filter(Boolean).join(", ")}`, "note")] : []));
  return made;
}
