// Coverage against plan, as a map of tiles: where a site stands comes from places.csv, what it says from /api/v1/coverage.
//
//   import { showCoverage } from "/coverage.js";
//   await showCoverage(place, { kind: "LAB", year: 2026, language: "zh", nameOf, onSite: code => … });
//
// It stands by itself: `nameOf(kind, code)` says what sites and categories are called, and without it /api/v1/names is asked.
// `onSite` hears which tile was chosen; without it tiles are no buttons. Showing it again keeps the table open that was.

const WORDS = {
  zh: {
    NO_PLAN: "无计划", NOT_BEGUN: "尚未开始", BEHIND: "落后", ON_PACE: "正常", AHEAD: "超前", FULFILLED: "已完成", MISSED: "未完成",
    whole: (taken, planned, share, by) => `有计划的场所：已抽 ${taken} / 计划 ${planned} 批（${share}）；按进度截至 ${by} 应抽`,
    behind: names => `落后或未完成：${names}。`,
    nobody: "没有场所，也没有计划。", sum: (taken, planned) => `${taken} / ${planned} 批`, alone: taken => `${taken} 批`,
    unsafe: n => `${n} 批不合格`, suspect: n => `${n} 批可疑`, table: "表格", csv: "下载 CSV", all: "全部品类",
    site: "场所", category: "食品类别", planned: "计划", taken: "已抽", judged: "已判定", share: "完成率", expected: "应抽", pace: "进度",
    perThousand: "每千人", lastSampled: "最近采样", open: "未了结的不合格批次", elsewhere: n => `无计划的场所另抽 ${n} 批。`,
    note: tolerance => `“应抽”按时间均匀计算，近几日结果尚未到齐的不计；与应抽数相差 ${tolerance} 以内为正常。已抽含无法判定的样品。竖线为应抽数。`,
    map: "各场所抽样进度",
  },
  en: {
    NO_PLAN: "no plan", NOT_BEGUN: "not begun", BEHIND: "behind", ON_PACE: "on pace", AHEAD: "ahead", FULFILLED: "done", MISSED: "missed",
    whole: (taken, planned, share, by) => `Sites with a plan: ${taken} of ${planned} samples taken (${share}); due by ${by}:`,
    behind: names => `Behind or missed: ${names}.`,
    nobody: "There are no sites and no plans.", sum: (taken, planned) => `${taken} of ${planned}`, alone: taken => `${taken} taken`,
    unsafe: n => `${n} unsafe`, suspect: n => `${n} suspect`, table: "Table", csv: "CSV", all: "all goods",
    site: "Site", category: "Food group", planned: "Planned", taken: "Taken", judged: "Judged", share: "Share", expected: "Due by now", pace: "Pace",
    perThousand: "Per 1,000 residents", lastSampled: "Last sampled", open: "Open unsafe batches", elsewhere: n => `${n} more were taken at sites without a plan.`,
    note: tolerance => `Due by now: if sampling were even over time, leaving out the latest days, whose results are still coming in. Within ${tolerance} of that is on pace. Taken counts samples that could not be judged too. The upright mark is what is due.`,
    map: "Sampling at each site",
  },
};
const SIGNS = { NO_PLAN: "·", NOT_BEGUN: "○", BEHIND: "▼", ON_PACE: "✓", AHEAD: "▲", FULFILLED: "●", MISSED: "✕" };

let language = "zh";
let nameOf = (kind, code) => code;
let known = null;

const count = n => n.toLocaleString(language === "zh" ? "zh-CN" : "en");

const say = (key, ...given) => {
  const word = WORDS[language][key];
  return typeof word === "function" ? word(...given) : word;
};

function element(tag, text = "", classes = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (classes) made.className = classes;
  return made;
}

function dress() {
  if (document.querySelector('link[href$="coverage.css"]')) return;
  const sheet = element("link");
  sheet.rel = "stylesheet";
  sheet.href = "/coverage.css";
  document.head.append(sheet);
}

// Rounded down: 99.9 % of a plan is not all of it.
const percent = ratio => ratio === null ? "—" : `${Math.floor(ratio * 100 + 1e-9)} %`;
const paceWord = row => `${SIGNS[row.pace]} ${say(row.pace)}`;
const siteName = row => nameOf("site", row.site);
const openBatches = row => [row.unsafe ? `■ ${say("unsafe", count(row.unsafe))}` : "", row.suspect ? `▲ ${say("suspect", count(row.suspect))}` : ""]
  .filter(Boolean).join(" · ");

function bar(row) {
  const made = element("span", "", "bar");
  made.setAttribute("aria-hidden", "true");
  const done = element("span", "", "done");
  done.style.width = `${Math.min(100, 100 * row.share)}%`;
  const due = element("span", "", "due");
  due.style.left = `${Math.min(100, 100 * row.expected / row.planned)}%`;
  made.append(done, due);
  return made;
}

function tile(row, onSite) {
  const item = element("li");
  if (row.tile_row !== null) {
    item.style.gridRow = row.tile_row;
    item.style.gridColumn = row.tile_column;
  }
  const face = element(onSite ? "button" : "div", "", `coverage-tile coverage-${row.pace.toLowerCase()}`);
  if (onSite) {
    face.type = "button";
    face.addEventListener("click", () => onSite(row.site));
  }
  face.append(element("span", siteName(row), "place"), element("span", paceWord(row), "pace"));
  face.append(element("span", row.planned === null ? say("alone", count(row.taken))
    : `${say("sum", count(row.taken), count(row.planned))} · ${percent(row.share)}`, "sum"));
  if (row.unsafe || row.suspect) face.append(element("span", openBatches(row), "open"));
  if (row.planned !== null) face.append(bar(row));
  item.append(face);
  return item;
}

/** Those with a place on the map, and villages that have none yet behind them. */
function tiles(rows, onSite) {
  const placed = rows.filter(row => row.tile_row !== null);
  const others = rows.filter(row => row.tile_row === null && row.site_kind === "village");
  const list = element("ul", "", "coverage-tiles");
  list.setAttribute("aria-label", say("map"));
  // Read from the upper left, line by line, as it is seen.
  placed.sort((one, other) => one.tile_row - other.tile_row || one.tile_column - other.tile_column);
  const last = Math.max(0, ...placed.map(row => row.tile_row));
  list.append(...placed.map(row => tile(row, onSite)), ...others.map((row, at) => tile({ ...row, tile_row: last + 1 + Math.floor(at / 4), tile_column: 1 + at % 4 }, onSite)));
  list.hidden = placed.length + others.length === 0;
  return list;
}

const COLUMNS = [
  ["site", siteName], ["category", row => row.category ? nameOf("category", row.category) : say("all")],
  ["planned", row => row.planned === null ? "—" : count(row.planned), "number"], ["taken", row => count(row.taken), "number"],
  ["judged", row => count(row.judged), "number"], ["share", row => percent(row.share), "number"],
  ["expected", row => row.expected === null ? "—" : count(Math.round(row.expected)), "number"], ["pace", paceWord, "pace"],
  ["perThousand", row => row.per_thousand === null ? "—" : row.per_thousand.toFixed(1), "number"],
  ["lastSampled", row => row.last_sampled ?? "—"], ["open", row => openBatches(row) || "—"],
];

function table(rows) {
  const made = element("table");
  made.append(element("caption", say("map"), "unseen"));
  const header = made.createTHead().insertRow();
  for (const [key, , kind] of COLUMNS) {
    const cell = element("th", say(key), kind ?? "");
    cell.scope = "col";
    header.append(cell);
  }
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    COLUMNS.forEach(([, text, kind], at) => {
      const cell = element(at ? "td" : "th", text(row), kind ?? "");
      if (!at) cell.scope = "row";
      line.append(cell);
    });
  }
  return made;
}

function whole(answer) {
  const due = `${count(Math.round(answer.expected))}${language === "zh" ? " 批。" : "."}`;
  const text = answer.planned ? `${say("whole", count(answer.taken), count(answer.planned), percent(answer.taken / answer.planned), answer.expected_by)} ${due}` : "";
  const behind = answer.rows.filter(row => row.category === "" && (row.pace === "BEHIND" || row.pace === "MISSED")).map(siteName);
  return [text, behind.length ? say("behind", behind.join(language === "zh" ? "、" : ", ")) : "", answer.taken_elsewhere ? say("elsewhere", count(answer.taken_elsewhere)) : ""].filter(Boolean).join(" ");
}

async function asked(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function namesOfTheHouse() {
  known ??= await asked("/api/v1/names");
  return (kind, code) => known[kind]?.[code]?.[language] ?? (code || "—");
}

function draw(place, answer, onSite) {
  const wasOpen = place.querySelector(".coverage-table")?.open ?? false;
  const all = answer.rows.filter(row => row.category === "");
  const details = element("details", "", "coverage-table");
  details.open = wasOpen;
  const scroll = element("div", "", "scroll");
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", say("table"));
  scroll.append(table(answer.rows));
  details.append(element("summary", say("table")), scroll);
  const csv = element("a", say("csv"));
  csv.href = `/api/v1/coverage?year=${answer.year}&kind=${answer.kind}&format=csv`;
  csv.setAttribute("download", `coverage-${answer.year}-${answer.kind}.csv`);
  place.replaceChildren(element("p", all.length ? whole(answer) : say("nobody")), tiles(all, onSite), element("p", say("note", percent(answer.tolerance)), "note"), details, csv);
}

/** Asks for a kind of test and a year, this one if none is given, and draws the answer into `place`. */
export async function showCoverage(place, { kind, year, language: spoken, nameOf: naming, onSite } = {}) {
  dress();
  const answer = await asked(`/api/v1/coverage?kind=${kind}${year ? `&year=${year}` : ""}`);
  language = (spoken ?? document.documentElement.lang).startsWith("zh") ? "zh" : "en";
  nameOf = naming ?? await namesOfTheHouse();
  draw(place, answer, onSite);
}
