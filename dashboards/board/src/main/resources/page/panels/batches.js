// Batches that something stands against, the gravest first; also those of which it has been taken back.
import { called, measured, nameOf, say, sentence } from "../words/words.js";
import { age, count, day } from "../words/numbers.js";
import { at, choose, scope, stepTo } from "../parts/address.js";
import { ask, house, now, secondsSince } from "../parts/house.js";
import { by, cell, csvOf, element, fill, heads, mark, options, row, rowHead } from "../parts/elements.js";

const FIRST = 10, MORE = 50;
const STATES = { open: "UNSAFE,SUSPECT,RETEST", UNSAFE: "UNSAFE", SUSPECT: "SUSPECT", RETEST: "RETEST", closed: "CLEARED,CLEAR,DISPOSED", papers: "" };
const PAPERS = "missing,unknown,unknown_issuer,does_not_fit,expired,over_quantity";
let listed = FIRST;

export async function drawBatches() {
  const show = at.get("show");
  options(by("batch-state"), [["open", say("openBatches")], ["UNSAFE", say("UNSAFE")], ["SUSPECT", say("SUSPECT")], ["RETEST", say("RETEST")], ["closed", say("closedBatches")], ["papers", say("withPapers")]], show);
  const { category, site, lab, hazard } = scope();
  const found = await ask("batches", { state: STATES[show], papers: show === "papers" ? PAPERS : "", limit: listed, category, site, lab, hazard });
  const place = by("batches");
  heads(place, [[say("state")], [say("product")], [say("reason")], [say("site")], [say("sampled")], [say("since")], [say("clock")], [say("batch")]]);
  fill(place, found.batches.map(line), say("noBatches"));
  by("batches-count").textContent = `n = ${count(found.total)}`;
  const more = by("batches-more");
  more.hidden = found.total <= listed;
  more.textContent = say("moreBatches", count(found.total - found.batches.length));
  by("batches-csv").replaceChildren(csvOf(place, "batches.csv"));
  fitOnTheWall();
}

/** Nobody can scroll a wall: what is not seen whole is not shown, and the number beside the title tells how many there are. */
function fitOnTheWall() {
  const wall = "wall" in document.documentElement.dataset, end = by("batches-panel").getBoundingClientRect().bottom;
  const rows = [...by("batches").tBodies[0].rows];
  rows.forEach(each => { each.hidden = false; });
  if (wall) rows.filter(each => each.getBoundingClientRect().bottom > end).forEach(each => { each.hidden = true; });
}

export function listenToBatches() {
  by("batch-state").addEventListener("change", () => { listed = FIRST; choose({ show: by("batch-state").value }); });
  new ResizeObserver(fitOnTheWall).observe(by("batches-panel"));
  by("batches-more").addEventListener("click", () => { listed += MORE; drawBatches(); });
}

function line(batch) {
  const state = element("span");
  state.append(mark(batch.state, say(batch.state)));
  if (batch.severity === "CRITICAL") state.append(element("span", say("CRITICAL"), "grave"));
  return row([
    cell(state),
    rowHead(called("product", batch.product, batch.product_name)),
    reason(batch),
    element("td", nameOf("site", batch.site)),
    element("td", lastSampled(batch), "since"),
    element("td", say("since_", age(secondsSince(batch.opened_at))), "since"),
    cell(clockOf(batch)),
    cell(stepTo({ batch: batch.batch_id }, batch.batch_id), "batch"),
  ]);
}

/** The gravest finding; else what is wrong with the papers. */
function reason(batch) {
  const paper = batch.papers.find(each => !each.settled);
  if (batch.findings.length) return cell(foundAgainstLimit(batch.findings[0]), "reason");
  return element("td", paper ? say(`paper_${paper.fault}`) : nameOf("hazard", batch.hazard), "reason");
}

/** The value against its limit; the whole sentence to who asks. */
export function foundAgainstLimit(finding) {
  const made = element("span");
  const value = measured(finding);
  made.textContent = `${called("analyte", finding.analyte, finding.analyte_name)}${value ? ` ${value}` : ""}${finding.limit ? ` (${say("limit")} ${finding.limit})` : ""}`;
  made.title = sentence(finding);
  return made;
}

function lastSampled(batch) {
  const last = batch.findings.map(finding => finding.sampled_at).sort().at(-1);
  return last ? day(last, house.zone) : "—";
}

/** What is overdue, else the duty that is due first. */
function clockOf(batch) {
  const late = batch.clocks.find(clock => clock.overdue_since);
  if (late) return mark("overdue", `${say(late.clock)}: ${say("overdueFor", age(secondsSince(late.overdue_since)))}`);
  const due = batch.clocks.find(clock => clock.kind === "DUTY" && Date.parse(clock.due_at) > now());
  return element("span", due ? `${say(due.clock)}: ${say("dueIn", age((Date.parse(due.due_at) - now()) / 1000))}` : "—");
}
