// The page's words. What codes are called comes from the reference data.
const WORDS = {
  zh: {
    subtitle: "食品检测批次监测", skip: "跳到要点", answers: "要点", period: "采样时段",
    days7: "近 7 天", days30: "近 30 天", days365: "近一年", allTime: "全部", other: "English",
    askUnsafe: "现在有不合格批次吗？", askRates: "有合格率真正异常的吗？", askSources: "有数据源沉默吗？",
    batches: "不合格与可疑批次", show: "显示", openBatches: "未了结的", category: "食品类别", all: "全部",
    state: "状态", product: "产品", site: "场所", reason: "原因", since: "起始", batch: "批次",
    UNSAFE: "不合格", SUSPECT: "可疑", RETEST: "复检中", CLEARED: "已排除", CLEAR: "正常", DISPOSED: "已处置",
    rates: "抽检合格率", kind: "检测类型", by: "分组", LAB: "实验室检测", RAPID: "快速检测", SELF_CHECK: "企业自检",
    lab: "检测机构", hazard: "危害类别", campaign: "专项", origin: "产地", month: "月份",
    LOCAL: "本地", OUTSIDE: "外地", UNKNOWN: "未知", judged: "判定批次 n", notPassed: "未通过", rate: "合格率",
    interval: "95% 区间", picture: "合格率及区间", csv: "下载 CSV",
    ratesNote: "n 少于 30 的行以斜体标出：样本太少，区间很宽，不宜下结论。各检测类型从不合并计算。可疑（快检阳性）计入未通过。",
    trend: "按月合格率与区间", sources: "数据源", source: "数据源", freshness: "状态", lastReceived: "最近收到",
    accepted: "接收", duplicates: "重复", corrected: "更正", rejected: "拒收", files: "最近的文件", file: "文件",
    received: "收到时间", rows: "行数", verdicts: "合格 / 不合格 / 可疑", close: "关闭",
    none: "没有", nothing: "暂无数据", silent: "沉默", fresh: "正常", unexpected: "不定期",
    unsafeNow: n => `有，${n} 批不合格`, suspectNow: n => `有，${n} 批可疑`, alsoSuspect: n => `另有 ${n} 批可疑`, oldest: t => `最早：${t}`,
    rateOff: (name, rate) => `${name} ${rate}`, rateOffMore: (kind, n, all) => `${kind}，n = ${n}；总体 ${all}；区间上限低于总体`,
    rateFine: "未见异常", rateFineMore: (kind, all, n) => `${kind}总体 ${all}，n = ${n}`,
    silentNow: names => `有：${names}`, freshAll: n => `没有，${n} 个数据源正常`, freshNone: "还没有数据源",
    worst: (name, age) => `最久未更新：${name}，${age}前`, asOf: t => `数据截至 ${t}`, moreBatches: n => `还有 ${n} 批，点击多列 50 批`,
    finding: "不利结果", story: "经过", limit: "限量", source_of_law: "依据", value: "检测值", sampled: "采样", result: "结果编号",
    clocks: "期限", overdue: "逾期", provisional: "暂定：该年节假日未录入", referral: "检出禁用物质：应移送司法机关",
    OBJECTION_TO_RAPID: "快检异议截止", SAMPLE_DELIVERY: "确证样品送达", CONFIRMATION_REPORT: "确证检验报告", OBJECTION: "异议截止",
    RETEST_DELIVERY: "备份样品移交", RETEST_REPORT: "复检报告", DISPOSAL_OPENING: "启动核查处置", DISPOSAL_CLOSING: "完成核查处置",
    CRIMINAL_REFERRAL: "案件移送", SPARE_SAMPLE: "备份样品保存至",
    offline: "与服务器的连接中断，正在重试；所见数据可能已过时。", settling: "处理中", unmapped: "未对应", notGiven: "未注明",
    days: n => `${n} 天`, hours: n => `${n} 小时`, minutes: n => `${n} 分钟`, seconds: n => `${n} 秒`,
  },
  en: {
    subtitle: "food-test batches, watched", skip: "Skip to the answers", answers: "Answers", period: "Sampled in",
    days7: "last 7 days", days30: "last 30 days", days365: "last year", allTime: "all time", other: "中文",
    askUnsafe: "Is anything unsafe now?", askRates: "Is any rate really off?", askSources: "Is any source silent?",
    batches: "Unsafe and suspect batches", show: "Show", openBatches: "open", category: "Food group", all: "all",
    state: "State", product: "Product", site: "Site", reason: "Reason", since: "Since", batch: "Batch",
    UNSAFE: "Unsafe", SUSPECT: "Suspect", RETEST: "Retest", CLEARED: "Cleared", CLEAR: "Clear", DISPOSED: "Disposed",
    rates: "Sampling pass rates", kind: "Test kind", by: "By", LAB: "Laboratory", RAPID: "Rapid test", SELF_CHECK: "Self check",
    lab: "Laboratory", hazard: "Hazard", campaign: "Campaign", origin: "Origin", month: "Month",
    LOCAL: "Local", OUTSIDE: "From elsewhere", UNKNOWN: "Unknown", judged: "Judged n", notPassed: "Not passed", rate: "Pass rate",
    interval: "95 % interval", picture: "Rate and interval", csv: "CSV",
    ratesNote: "Rows with n under 30 are in italics: too few samples to conclude anything. Kinds of test are never pooled. A suspect sample (rapid positive) has not passed.",
    trend: "Pass rate and interval by month", sources: "Sources", source: "Source", freshness: "State", lastReceived: "Last heard of",
    accepted: "Accepted", duplicates: "Duplicates", corrected: "Corrected", rejected: "Rejected", files: "Latest files", file: "File",
    received: "Received", rows: "Rows", verdicts: "Pass / fail / suspect", close: "Close",
    none: "No", nothing: "no data yet", silent: "silent", fresh: "fresh", unexpected: "no schedule",
    unsafeNow: n => `Yes: ${n} unsafe`, suspectNow: n => `Yes: ${n} suspect`, alsoSuspect: n => `and ${n} suspect`, oldest: t => `oldest: ${t}`,
    rateOff: (name, rate) => `${name} ${rate}`, rateOffMore: (kind, n, all) => `${kind}, n = ${n}; overall ${all}; the interval lies below it`,
    rateFine: "None stands out", rateFineMore: (kind, all, n) => `${kind} overall ${all}, n = ${n}`,
    silentNow: names => `Yes: ${names}`, freshAll: n => `No, ${n} sources are fresh`, freshNone: "No source yet",
    worst: (name, age) => `longest ago: ${name}, ${age}`, asOf: t => `Data up to ${t}`, moreBatches: n => `${n} more: list another 50`,
    finding: "What stands against it", story: "How it came there", limit: "Limit", source_of_law: "By", value: "Found", sampled: "Sampled", result: "Result",
    clocks: "Deadlines", overdue: "Overdue", provisional: "provisional: that year's holidays are not known",
    referral: "A banned substance: a case for the prosecution",
    OBJECTION_TO_RAPID: "Objection to the rapid result until", SAMPLE_DELIVERY: "Confirming sample delivered by",
    CONFIRMATION_REPORT: "Confirming report by", OBJECTION: "Objection until", RETEST_DELIVERY: "Spare sample delivered by",
    RETEST_REPORT: "Re-test report by", DISPOSAL_OPENING: "Disposal opened by", DISPOSAL_CLOSING: "Disposal closed by",
    CRIMINAL_REFERRAL: "Case handed over by", SPARE_SAMPLE: "Spare sample kept until",
    offline: "The connection is gone, trying again; what you see may be old.", settling: "in work", unmapped: "not mapped", notGiven: "not given",
    days: n => `${n} d`, hours: n => `${n} h`, minutes: n => `${n} min`, seconds: n => `${n} s`,
  },
};

export let language = "zh";
let names = {};

export function speak(wanted) {
  language = wanted === "en" ? "en" : "zh";
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.querySelectorAll("[data-text]").forEach(place => { place.textContent = say(place.dataset.text); });
}

export function say(key, ...given) {
  const word = WORDS[language][key];
  return typeof word === "function" ? word(...given) : word ?? key;
}

export function learn(fromReferenceData) { names = fromReferenceData; }

/** What a code is called; a code that nobody named is shown as it is. */
export function nameOf(kind, code) {
  if (code === "") return say("notGiven");
  if (code === "unmapped") return say("unmapped");
  return names[kind]?.[code]?.[language] ?? WORDS[language][code] ?? code;
}

/** What a code is called here; where nobody named it, what the sender called it. */
export function called(kind, code, received) { return names[kind]?.[code]?.[language] ?? (received || nameOf(kind, code)); }

export function codes(kind) { return Object.keys(names[kind] ?? {}); }

export function sentence(of) { return language === "zh" ? of.sentence_zh : of.sentence_en; }

export function percent(ratio) {
  if (ratio === null || ratio === undefined) return "—";
  // 99.96 % must not read as 100 %.
  const digits = ratio > 0.995 && ratio < 1 ? 2 : 1;
  return (Math.floor(ratio * 100 * 10 ** digits + 1e-9) / 10 ** digits).toFixed(digits) + " %";
}

export function count(n) { return n.toLocaleString(language === "zh" ? "zh-CN" : "en"); }

export function moment(iso, zone) {
  if (!iso) return "—";
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB",
    { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", timeZone: zone }).format(new Date(iso));
}

export function day(iso, zone) {
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { dateStyle: "short", timeZone: zone }).format(new Date(iso));
}

export function age(seconds) {
  if (seconds < 90) return say("seconds", Math.round(seconds));
  if (seconds < 5400) return say("minutes", Math.round(seconds / 60));
  if (seconds < 172800) return say("hours", Math.round(seconds / 3600));
  return say("days", Math.round(seconds / 86400));
}
