// The bulletin for the public. It asks /api/v1/public alone: a proxy need let nobody in anywhere else.
const WORDS = {
  zh: {
    title: "食品安全监督抽检公示", skip: "跳到公示内容", other: "English", month: "月份", earlier: m => `← ${m}`, later: m => `${m} →`,
    sum: m => `${m} 抽检结果`, inspected: "抽检批次", nonConforming: "不合格批次", rate: "不合格率", conforming: "合格率", interval: "95% 区间",
    changeOnMonth: "较上月", changeOnYear: "较上年同月", points: "个百分点", none: "—", category: "类别", categories: "分类结果", findings: "不合格批次信息",
    sentence: (m, n, bad, rate, change) => `${m}共抽检 ${n} 批次，确认不合格 ${bad} 批次，不合格率 ${rate}${change}。`,
    up: p => `，较上月上升 ${p} 个百分点`, down: p => `，较上月下降 ${p} 个百分点`, same: "，与上月持平",
    found: "检测值", limit: "标准限量", standard: "依据", producer: "生产单位", banned: "不得检出",
    noFindings: "本月没有可公布的不合格批次。", unlisted: n => `另有 ${n} 项已计入上述数字，因所属类别抽检批次过少或无法规范表述，不逐批列出。`,
    rest: n => `抽检不足 ${n} 批次的类别合并列出。`, all: "合计", trend: "各月情况", notes: "说明",
    least: n => `少于 ${n} 批次的数字不单独公布，以免指向个别经营者。`, licence: "使用许可：", asOf: d => `数据截至 ${d}。`,
    csv: "下载本月分类数据（CSV）", findingsCsv: "下载本月不合格批次（CSV）", link: "本期永久链接", nothing: "暂无公示。", noSuch: m => `没有 ${m} 的公示，现显示最近一期。`,
    batchesHead: "抽检批次", badHead: "不合格", rateHead: "不合格率", changeHead: "较上月", pictureHead: "图示",
    away: "暂时无法读取数据，请稍后再试。",
  },
  en: {
    title: "Food inspection bulletin", skip: "Skip to the bulletin", other: "中文", month: "Month", earlier: m => `← ${m}`, later: m => `${m} →`,
    sum: m => `Inspected in ${m}`, inspected: "Batches inspected", nonConforming: "Non-conforming", rate: "Non-conforming rate", conforming: "Conforming rate", interval: "95 % interval",
    changeOnMonth: "On month before", changeOnYear: "On year before", points: "points", none: "—", category: "Category", categories: "By category", findings: "Non-conforming batches",
    sentence: (m, n, bad, rate, change) => `In ${m}, ${n} batches were inspected; ${bad} were confirmed not to conform, a rate of ${rate}${change}.`,
    up: p => `, ${p} percentage points more than the month before`, down: p => `, ${p} percentage points less than the month before`, same: ", as in the month before",
    found: "Found", limit: "Limit", standard: "By", producer: "Producer", banned: "must not be found",
    noFindings: "There is no non-conforming batch to publish this month.",
    unlisted: n => `${n} more ${n === "1" ? "is" : "are"} counted above and not listed: too few of the category were inspected, or it cannot be worded by the standard names.`,
    rest: n => `Categories with fewer than ${n} batches are in one row together.`, all: "All", trend: "Month by month", notes: "Notes",
    least: n => `Numbers under ${n} are not published by themselves, so that they point at no single trader.`, licence: "Licence: ", asOf: d => `Made up on ${d}.`,
    csv: "This month by category (CSV)", findingsCsv: "This month's non-conforming batches (CSV)", link: "Lasting link to this bulletin", nothing: "There is no bulletin yet.",
    batchesHead: "Batches", badHead: "Non-con\u00adforming", rateHead: "Rate", changeHead: "Change", pictureHead: "Drawn",
    noSuch: m => `There is no bulletin of ${m}; this is the newest.`, away: "The figures cannot be read just now; please try again later.",
  },
};
const API = "/api/v1/public/bulletins";
const by = id => document.getElementById(id);
const address = new URLSearchParams(location.search);
let language = address.get("lang") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
if (!WORDS[language]) language = "zh";

const say = (key, ...given) => {
  const word = WORDS[language][key];
  return typeof word === "function" ? word(...given) : word;
};
const count = n => n.toLocaleString(language === "zh" ? "zh-CN" : "en");
const name = of => (language === "zh" ? of.zh : of.en);

/** Two decimals, and three where less would read as none. */
function percent(ratio) {
  const digits = ratio > 0 && ratio < 0.0001 ? 3 : 2;
  return `${(100 * ratio).toFixed(digits)}${language === "zh" ? "%" : " %"}`;
}

function points(change) {
  if (change === null) return say("none");
  const text = Math.abs(change).toFixed(2);
  return text === "0.00" ? "0.00" : `${change > 0 ? "+" : "−"}${text}`;
}

function inWords(change) {
  if (change === null) return "";
  const text = Math.abs(change).toFixed(2);
  return text === "0.00" ? say("same") : say(change > 0 ? "up" : "down", text);
}

function element(tag, text = "", classes = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (classes) made.className = classes;
  return made;
}

async function ask(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

function linkTo(month) { return `/public/?month=${month}&lang=${language}`; }

function step(id, month) {
  by(id).hidden = !month;
  if (!month) return;
  by(id).textContent = say(id, month);
  by(id).href = linkTo(month);
}

function drawSum(bulletin) {
  const all = bulletin.categories[0];
  const facts = [
    ["inspected", count(all.inspected), ""], ["nonConforming", count(all.non_conforming), ""],
    ["rate", percent(all.rate), `${say("interval")} ${percent(all.lower)} – ${percent(all.upper)}`],
    ["changeOnMonth", points(all.change_on_month), all.change_on_month === null ? "" : say("points")],
  ];
  if (all.change_on_year !== null) facts.push(["changeOnYear", points(all.change_on_year), say("points")]);
  by("sum").replaceChildren(...facts.map(([key, value, more]) => {
    const box = element("div");
    const number = element("dd", value);
    if (more) number.append(element("small", more));
    box.append(element("dt", say(key)), number);
    return box;
  }));
  by("sum-title").textContent = say("sum", bulletin.month);
  by("sentence").textContent = say("sentence", bulletin.month, count(all.inspected), count(all.non_conforming), percent(all.rate), inWords(all.change_on_month));
}

function line(head, cells) {
  const row = element("tr");
  head.scope = "row";
  row.append(head, ...cells);
  return row;
}

const number = (text, more = "") => element("td", text, `number ${more}`);

function drawCategories(bulletin) {
  const rows = bulletin.categories.slice(1);
  by("categories-section").hidden = rows.length === 0;
  by("categories").tBodies[0].replaceChildren(...rows.map(row => line(element("th", name(row)), [
    number(count(row.inspected)), number(count(row.non_conforming)), number(percent(row.rate)),
    number(`${percent(row.lower)} – ${percent(row.upper)}`, "wide"), number(points(row.change_on_month))])));
  by("categories-note").textContent = rows.some(row => row.category === "rest") ? say("rest", bulletin.least_inspected) : "";
}

function drawFindings(bulletin) {
  const zh = language === "zh";
  const colon = zh ? "：" : ": ";
  by("findings").replaceChildren(...bulletin.findings.map(finding => {
    const item = element("li");
    item.append(element("h3", `${zh ? finding.product_zh : finding.product_en} · ${zh ? finding.analyte_zh : finding.analyte_en}`));
    const facts = [["found", finding.value], ["limit", finding.rule === "banned" ? say("banned") : finding.limit], ["standard", finding.standard],
      ["producer", finding.producer ?? ""]];
    facts.filter(([, fact]) => fact).forEach(([key, fact]) => item.append(element("p", `${say(key)}${colon}${fact}`)));
    return item;
  }));
  const unlisted = bulletin.unlisted ? say("unlisted", count(bulletin.unlisted)) : "";
  by("unlisted").textContent = bulletin.findings.length ? unlisted : [say("noFindings"), unlisted].filter(Boolean).join(" ");
}

function drawTrend(list, month) {
  const most = Math.max(...list.bulletins.map(bulletin => bulletin.rate), 0.0001);
  by("trend").tBodies[0].replaceChildren(...list.bulletins.slice(0, 24).map(bulletin => {
    const head = element("th");
    const link = element("a", bulletin.month);
    link.href = linkTo(bulletin.month);
    if (bulletin.month === month) link.setAttribute("aria-current", "page");
    head.append(link);
    const bar = element("span", "", "bar");
    const part = element("span");
    part.style.width = `${100 * bulletin.rate / most}%`;
    bar.append(part);
    bar.setAttribute("aria-hidden", "true");
    const picture = element("td");
    picture.append(bar);
    const row = line(head, [number(count(bulletin.inspected)), number(count(bulletin.non_conforming)), number(percent(bulletin.rate)), picture]);
    if (bulletin.month === month) row.className = "now";
    return row;
  }));
}

function drawNotes(bulletin) {
  by("note").textContent = language === "zh" ? bulletin.note_zh : bulletin.note_en;
  by("least").textContent = say("least", bulletin.least_inspected);
  by("licence").hidden = !bulletin.licence;
  if (bulletin.licence) {
    const link = element("a", bulletin.licence);
    link.rel = "license";
    link.href = bulletin.licence;
    by("licence").replaceChildren(say("licence"), link);
  }
  by("as-of").textContent = say("asOf", bulletin.as_of);
  by("csv").href = `${API}/${bulletin.month}?format=csv`;
  by("findings-csv").href = `${API}/${bulletin.month}?format=csv&table=findings`;
  by("link").href = `/public/?month=${bulletin.month}`;
}

function draw(list, bulletin) {
  by("month").replaceChildren(...list.bulletins.map(each => {
    const option = element("option", each.month);
    option.value = each.month;
    return option;
  }));
  by("month").value = bulletin.month;
  step("earlier", bulletin.earlier);
  step("later", bulletin.later);
  drawSum(bulletin);
  drawCategories(bulletin);
  drawFindings(bulletin);
  drawTrend(list, bulletin.month);
  drawNotes(bulletin);
}

function speak() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.querySelectorAll("[data-text]").forEach(place => { place.textContent = say(place.dataset.text); });
  document.title = say("title");
  by("language").textContent = say("other");
  by("language").lang = language === "zh" ? "en" : "zh-CN";
}

function trouble(text) {
  by("trouble").textContent = text;
  by("trouble").hidden = !text;
}

async function show() {
  speak();
  try {
    const list = await ask(API);
    by("publisher").textContent = list.publisher;
    const months = list.bulletins.map(bulletin => bulletin.month);
    document.querySelectorAll("main > section, main > nav").forEach(part => { part.hidden = months.length === 0; });
    if (!months.length) { trouble(say("nothing")); return; }
    const asked = address.get("month");
    const isKnown = !asked || months.includes(asked);
    draw(list, await ask(`${API}/${asked && isKnown ? asked : months[0]}`));
    trouble(isKnown ? "" : say("noSuch", asked));
  } catch (problem) {
    console.info(problem);
    trouble(say("away"));
  }
}

by("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  address.set("lang", language);
  history.replaceState(null, "", `?${address}`);
  show();
});
by("month").addEventListener("change", () => {
  address.set("month", by("month").value);
  history.pushState(null, "", `?${address}`);
  show();
});
addEventListener("popstate", () => location.reload());
show();
