import { age, called, codes, count, day, language, learn, moment, nameOf, percent, say, sentence, speak } from "./words.js";
import { element, interval, trend } from "./draw.js";

const FEW = 30;
const by = id => document.getElementById(id);
const address = new URLSearchParams(location.search);
let zone = "Asia/Shanghai";
let lastDay = null;
let listedBatches = 10;

async function ask(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

function remember(key, value) {
  address.set(key, value);
  history.replaceState(null, "", "?" + address);
}

function period() {
  const days = Number(by("period").value);
  if (!days) return "";
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date());
  const from = new Date(Date.parse(today) - (days - 1) * 86400000).toISOString().slice(0, 10);
  return `&from=${from}&to=${today}`;
}

function fill(table, rows) {
  const body = by(table).tBodies[0];
  if (rows.length === 0) {
    const row = element("tr");
    const cell = element("td", say("nothing"), "note");
    cell.colSpan = by(table).tHead.rows[0].cells.length;
    row.append(cell);
    rows = [row];
  }
  body.replaceChildren(...rows);
}

function tableRow(...cells) {
  const row = element("tr");
  row.append(...cells);
  return row;
}

const number = n => element("td", count(n), "number");

function mark(kind, word) {
  const signs = { UNSAFE: "■", SUSPECT: "▲", RETEST: "↻", CLEARED: "✓", silent: "▲", fresh: "✓" };
  return element("span", `${signs[kind] ?? "•"} ${word}`, `mark ${kind}`);
}

function cellWith(child, classes = "") {
  const cell = element("td", "", classes);
  cell.append(child);
  return cell;
}

function answer(id, mood, big, more) {
  const card = by(id);
  card.className = `answer ${mood}`;
  card.querySelector(".big").textContent = big;
  card.querySelector(".more").textContent = more;
}

async function showBatches() {
  const open = await ask("/api/v1/batches?state=UNSAFE,SUSPECT,RETEST&limit=5000");
  const unsafe = open.counts.UNSAFE ?? 0, suspect = open.counts.SUSPECT ?? 0;
  const first = open.batches.map(batch => batch.opened_at).sort()[0];
  const more = [unsafe && suspect ? say("alsoSuspect", count(suspect)) : "", first ? say("oldest", moment(first, zone)) : ""].filter(Boolean).join(" · ");
  if (unsafe) answer("answer-unsafe", "bad", "■ " + say("unsafeNow", count(unsafe)), more);
  else if (suspect) answer("answer-unsafe", "doubt", "▲ " + say("suspectNow", count(suspect)), more);
  else answer("answer-unsafe", "good", "✓ " + say("none"), "");

  const state = by("batch-state").value;
  const asked = state === "UNSAFE,SUSPECT,RETEST" ? open : await ask(`/api/v1/batches?state=${state}&limit=5000`);
  const category = by("batch-category").value;
  const listed = asked.batches.filter(batch => !category || batch.category === category);
  fill("batches", listed.slice(0, listedBatches).map(batch => {
    const look = element("button", batch.batch_id, "link");
    look.type = "button";
    look.addEventListener("click", () => showStory(batch.batch_id));
    return tableRow(
      cellWith(mark(batch.state, say(batch.state) + (isOverdue(batch) ? ` · ${say("overdue")}` : ""))),
      element("td", called("product", batch.product, batch.product_name)),
      element("td", nameOf("site", batch.site)),
      element("td", batch.findings.length ? sentence(batch.findings[0]) : nameOf("hazard", batch.hazard), "reason"),
      element("td", lastSampled(batch)),
      element("td", moment(batch.opened_at, zone)),
      cellWith(look, "batch"));
  }));
  by("batches-more").hidden = listed.length <= listedBatches;
  by("batches-more").textContent = say("moreBatches", count(listed.length - listedBatches));
}

const isOverdue = batch => batch.clocks.some(clock => clock.overdue_since);

function clockLine(clock) {
  const state = clock.overdue_since ? `▲ ${say("overdue")} ` : "";
  return `${state}${say(clock.clock)}: ${moment(clock.due_at, zone)}${clock.provisional ? ` (${say("provisional")})` : ""}  ·  ${clock.source}`;
}

function lastSampled(batch) {
  const last = batch.findings.map(finding => finding.sampled_at).sort().at(-1);
  return last ? day(last, zone) : "";
}

async function showStory(id) {
  remember("batch", id);
  const batch = await ask("/api/v1/batches/" + encodeURIComponent(id));
  by("story-title").replaceChildren(mark(batch.state, say(batch.state)), ` ${called("product", batch.product, batch.product_name)} · ${id}`);
  const body = by("story-body");
  body.replaceChildren(element("p", [nameOf("category", batch.category), nameOf("site", batch.site), batch.producer].filter(Boolean).join(" · ")));
  if (batch.findings.length) body.append(element("h3", say("finding")));
  for (const finding of batch.findings) {
    const box = element("div", "", `finding ${finding.verdict}`);
    box.append(element("p", sentence(finding)));
    const facts = [[say("value"), `${finding.value} ${finding.unit}`], [say("limit"), finding.limit], [say("source_of_law"), finding.limit_source],
      [say("lab"), nameOf("lab", finding.lab)], [say("sampled"), moment(finding.sampled_at, zone)], [say("result"), finding.result_id]];
    box.append(element("p", facts.filter(([, fact]) => fact.trim()).map(([name, fact]) => `${name}: ${fact}`).join("  ·  "), "note"));
    body.append(box);
  }
  if (batch.referral) body.append(element("p", say("referral"), "finding FAIL"));
  if (batch.clocks.length) {
    const clocks = element("ul");
    clocks.append(...batch.clocks.map(clock => element("li", clockLine(clock))));
    body.append(element("h3", say("clocks")), clocks);
  }
  body.append(element("h3", say("story")));
  const list = element("ol");
  for (const step of batch.story) {
    list.append(element("li", `${moment(step.at, zone)}  ${say(step.from)} → ${say(step.to)}  ${sentence(step)}`));
  }
  body.append(list);
  if (!by("story").open) by("story").showModal();
}

function overall(rows) {
  const judged = rows.reduce((sum, row) => sum + row.judged, 0);
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  return { judged, rate: judged ? passed / judged : null };
}

async function showRates() {
  const kind = by("kind").value, dimension = by("by").value;
  const [asked, groups, months] = await Promise.all([
    ask(`/api/v1/pass-rates?by=${dimension}&kind=${kind}${period()}`),
    ask(`/api/v1/pass-rates?by=category${period()}`),
    ask(`/api/v1/pass-rates?by=month&kind=${kind}${period()}`),
  ]);
  zone = asked.zone;
  lastDay = asked.last_day;
  by("as-of").textContent = lastDay ? say("asOf", lastDay) : say("nothing");
  answerRates(groups.rows);
  by("rates-by").textContent = say(dimension);
  const whole = overall(asked.rows);
  const rows = asked.rows.filter(row => row.judged > 0);
  const least = Math.max(0, Math.floor(Math.min(0.99, ...rows.filter(row => row.judged >= FEW).map(row => row.lower)) * 20) / 20);
  by("scale").textContent = `${percent(least)} … 100 %`;
  fill("rates", rows.sort((one, other) => dimension === "month" ? one.key.month.localeCompare(other.key.month) : one.lower - other.lower).map(row => {
    const off = isOff(row, whole.rate);
    const line = tableRow(
      element("td", nameOf(dimension, row.key[dimension])),
      number(row.judged),
      number(row.judged - row.passed),
      element("td", percent(row.rate), "number"),
      element("td", `${percent(row.lower)} – ${percent(row.upper)}`, "number"),
      cellWith(interval(row, least, off)));
    if (row.judged < FEW) line.className = "few";
    return line;
  }));
  by("rates-csv").href = csv(dimension, rows);
  trend(by("trend"), months.rows);
}

/** Only where even the upper end of the interval lies below all the others together, and n is not small. */
function isOff(row, whole) { return row.judged >= FEW && whole !== null && row.upper < whole; }

function answerRates(rows) {
  const kinds = ["LAB", "RAPID", "SELF_CHECK"];
  let worst = null;
  for (const kind of kinds) {
    const of = rows.filter(row => row.test_kind === kind);
    const whole = overall(of);
    for (const row of of.filter(row => isOff(row, whole.rate))) {
      if (!worst || whole.rate - row.upper > worst.gap) worst = { row, whole, kind, gap: whole.rate - row.upper };
    }
  }
  if (worst) {
    answer("answer-rates", "bad", "■ " + say("rateOff", nameOf("category", worst.row.key.category), percent(worst.row.rate)),
      say("rateOffMore", say(worst.kind), count(worst.row.judged), percent(worst.whole.rate)));
    return;
  }
  const kind = kinds.find(of => rows.some(row => row.test_kind === of && row.judged > 0));
  const whole = overall(rows.filter(row => row.test_kind === kind));
  if (kind) answer("answer-rates", "good", "✓ " + say("rateFine"), say("rateFineMore", say(kind), percent(whole.rate), count(whole.judged)));
  else answer("answer-rates", "", "—", say("nothing"));
}

function csv(dimension, rows) {
  const lines = [[dimension, "test_kind", "judged", "passed", "rate", "lower", "upper"],
    ...rows.map(row => [row.key[dimension], row.test_kind, row.judged, row.passed, row.rate, row.lower, row.upper])];
  const text = "\ufeff" + lines.map(line => line.map(cell => {
    const plain = String(cell);
    const harmless = /^[=+\-@\t\r]/.test(plain) && typeof cell === "string" ? "'" + plain : plain;
    return /[",\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  }).join(",")).join("\r\n");
  return "data:text/csv;charset=utf-8," + encodeURIComponent(text);
}

async function showSources() {
  const { sources } = await ask("/api/v1/sources");
  const silent = sources.filter(source => source.silent);
  const oldest = sources.filter(source => source.age_seconds !== null).sort((one, other) => other.age_seconds - one.age_seconds)[0];
  const more = oldest ? say("worst", oldest.partner, age(oldest.age_seconds)) : "";
  if (silent.length) answer("answer-sources", "doubt", "▲ " + say("silentNow", silent.map(source => source.partner).join(", ")), more);
  else if (sources.length) answer("answer-sources", "good", "✓ " + say("freshAll", sources.length), more);
  else answer("answer-sources", "", "—", say("freshNone"));
  fill("sources", sources.map(source => {
    const state = source.silent ? mark("silent", say("silent"))
      : mark(source.expected_interval_seconds ? "fresh" : "", say(source.expected_interval_seconds ? "fresh" : "unexpected"));
    return tableRow(element("td", source.partner), cellWith(state), element("td", moment(source.last_received_at, zone)),
      number(source.accepted), number(source.duplicates), number(source.corrected), number(source.rejected));
  }));
}

async function showFiles() {
  const { files } = await ask("/api/v1/files?limit=20");
  fill("files", files.map(file => tableRow(
    element("td", file.file), element("td", file.partner), element("td", moment(file.received_at, zone)),
    element("td", file.settled ? count(file.rows) : say("settling"), "number"),
    number(file.accepted), number(file.duplicates), number(file.corrected), number(file.rejected),
    element("td", `${count(file.results.pass)} / ${count(file.results.fail)} / ${count(file.results.suspect)}`))));
}

const SHOW = { "pass-rates": showRates, batches: showBatches, sources: showSources, files: showFiles };

/** Runs one after the other, and once more if something changed meanwhile: never two of a kind at a time. */
const running = {};
async function show(what) {
  if (running[what]) { running[what] = "again"; return; }
  running[what] = "now";
  try {
    await SHOW[what]();
    by("trouble").hidden = true;
  } catch (problem) {
    console.warn(problem);
    by("trouble").textContent = say("offline");
    by("trouble").hidden = false;
  } finally {
    const again = running[what] === "again";
    delete running[what];
    if (again) setTimeout(() => show(what), 500);
  }
}

const showAll = () => Object.keys(SHOW).forEach(show);

function listen() {
  const events = new EventSource("/api/v1/events");
  events.addEventListener("changed", event => JSON.parse(event.data).views.forEach(show));
  events.addEventListener("alert", event => {
    by("heard").textContent = sentence(JSON.parse(event.data));
    show("batches");
  });
  // A view may have changed while nobody listened.
  events.addEventListener("open", showAll);
  events.addEventListener("error", () => {
    by("trouble").textContent = say("offline");
    by("trouble").hidden = false;
  });
}

function changeLanguage(wanted) {
  speak(wanted);
  localStorage.setItem("language", language);
  by("language").textContent = say("other");
  const chosen = by("batch-category").value || address.get("category") || "";
  by("batch-category").replaceChildren(...["", ...codes("category")].map(code => {
    const option = element("option", code ? nameOf("category", code) : say("all"));
    option.value = code;
    return option;
  }));
  by("batch-category").value = chosen;
}

async function start() {
  learn(await ask("/api/v1/names").catch(() => ({})));
  changeLanguage(address.get("lang") ?? localStorage.getItem("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
  by("language").addEventListener("click", () => {
    changeLanguage(language === "zh" ? "en" : "zh");
    remember("lang", language);
    showAll();
  });
  const choices = { period: "period", kind: "kind", by: "by", "batch-state": "state", "batch-category": "category" };
  for (const [id, key] of Object.entries(choices)) {
    if (address.has(key)) by(id).value = address.get(key);
    else if (id === "period") by(id).value = "365";
    by(id).addEventListener("change", () => { remember(key, by(id).value); showAll(); });
  }
  by("batches-more").addEventListener("click", () => { listedBatches += 50; show("batches"); });
  by("story").addEventListener("close", () => { address.delete("batch"); history.replaceState(null, "", "?" + address); });
  listen();
  setInterval(() => show("sources"), 30000);
  if (address.has("batch")) showStory(address.get("batch")).catch(() => {});
}

start();
