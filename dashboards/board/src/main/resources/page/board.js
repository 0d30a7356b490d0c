// The board: what is drawn where, when it is drawn again, and the choices in the bar.
import { language, learn, say, speak } from "./words/words.js";
import { at, choose, onMove, usually } from "./parts/address.js";
import { by, options } from "./parts/elements.js";
import { ask, house, learnTheTime } from "./parts/house.js";
import { keep, keepUp, listen, sayTroubleAgain } from "./parts/live.js";
import { drawRate, drawSignals, drawUnsafe, reach } from "./panels/cards.js";
import { drawControlChart, listenToControlChart } from "./panels/control-chart.js";
import { drawTrend } from "./panels/trend.js";
import { drawFunnel } from "./panels/funnel.js";
import { drawRates, listenToRates } from "./panels/rates.js";
import { drawBatches, listenToBatches } from "./panels/batches.js";
import { drawStory, listenToStory } from "./panels/story.js";
import { drawCampaigns } from "./panels/campaigns.js";
import { drawCoverage } from "./panels/plan.js";
import { drawReviews } from "./panels/reviews.js";
import { drawFiles, drawSources } from "./panels/sources.js";

const KINDS = ["RAPID", "LAB", "SELF_CHECK"];
const STALE_DAYS = 7, DAY = 86_400_000, OLDER_EVERY = 30_000, ASK_AGAIN = 5000;

/** What is drawn, by the view that it is drawn from; the answers first. */
const PANELS = {
  batches: { unsafe: drawUnsafe, batches: drawBatches, story: drawStory },
  "pass-rates": { rate: drawRate, signals: drawSignals, reach: drawReach, chart: drawControlChart, rates: drawRates, funnel: drawFunnel, campaigns: drawCampaigns, trend: drawTrend, coverage: drawCoverage },
  sources: { sources: drawSources },
  files: { files: drawFiles },
  reviews: { reviews: drawReviews },
};

/** How long what is drawn rests: a flag is seen at once, and what takes the board more work is asked for less often. */
const REST = { batches: 400, "pass-rates": 4000, sources: 2000, files: 1000, reviews: 4000 };

/** The answers are asked for first: a browser waits for a few answers at a time. */
const ANSWERS = ["unsafe", "rate", "signals", "sources", "reach"];

/** What is of the whole house, wherever one is in the drill-down. */
const WHOLE_HOUSE = [...ANSWERS, "files", "reviews", "campaigns", "coverage"];

const ALL = Object.values(PANELS).flatMap(Object.entries);
const draw = wanted => ALL.filter(([name]) => wanted(name)).forEach(([name, how]) => keep(name, how));
const drawHere = () => draw(name => !WHOLE_HOUSE.includes(name));
const hear = view => Object.entries(PANELS[view] ?? {}).forEach(([name, how]) => keepUp(name, how, REST[view]));

function drawAll() {
  draw(name => ANSWERS.includes(name));
  draw(name => !ANSWERS.includes(name));
}

/** How far the data reach, said plainly if that is long ago; and where there are none, what to do. */
async function drawReach() {
  const { last_day: last } = await reach();
  const days = last ? Math.round((Date.parse(house.today) - Date.parse(last)) / DAY) : null;
  const stale = days !== null && days > STALE_DAYS;
  by("as-of").textContent = last === null ? say("noSample") : say("asOf", last) + (stale ? ` ▲ ${say("stale", days)}` : "");
  by("as-of").classList.toggle("stale", stale);
  by("empty").hidden = last !== null;
  by("empty").textContent = say("emptyHow");
}

function drawBar() {
  // Laboratories test a few samples a day: their days say little.
  usually("every", at.get("kind") === "RAPID" ? "day" : "week");
  options(by("kind"), KINDS.map(kind => [kind, say(kind)]), at.get("kind"));
  options(by("days"), [["7", say("days7")], ["30", say("days30")], ["90", say("days90")], ["365", say("days365")], ["0", say("allTime")]], at.get("days"));
  by("language").textContent = say("other");
  by("language").lang = language === "zh" ? "en" : "zh-CN";
  by("theme").textContent = say(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
}

function keepForNextTime(key, value) {
  try { localStorage.setItem(key, value); } catch { /* a browser that keeps nothing */ }
}

function turnTo(wanted) {
  keepForNextTime("language", wanted);
  choose({ lang: wanted });
}

function listenToBar() {
  by("kind").addEventListener("change", () => choose({ kind: by("kind").value }));
  by("days").addEventListener("change", () => choose({ days: by("days").value }));
  by("language").addEventListener("click", () => turnTo(language === "zh" ? "en" : "zh"));
  by("theme").addEventListener("click", () => {
    const wanted = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    keepForNextTime("theme", wanted);
    choose({ theme: wanted });
  });
  by("wall").addEventListener("click", () => choose({ wall: "1" }));
  addEventListener("keydown", event => { if (event.key === "Escape" && at.has("wall")) choose({ wall: "" }); });
}

/** What changes the whole page. */
const WHOLE_PAGE = ["kind", "lang", "theme", "wall"];

/** What lies on top of it. */
const SHEET = ["batch", "finding"];
let before = null;

/** After every step: what it is about, and no more; the look and the words with everything. */
function moved() {
  const now = new URLSearchParams(location.search), was = before ?? new URLSearchParams();
  const changed = [...new Set([...was.keys(), ...now.keys()])].filter(key => was.get(key) !== now.get(key));
  const everything = before === null || changed.some(key => WHOLE_PAGE.includes(key));
  before = now;
  if (everything) {
    dispatchEvent(new Event("look-again"));
    if (at.has("lang")) speak(at.get("lang"));
    sayTroubleAgain();
  }
  drawBar();
  if (everything) drawAll();
  else if (changed.some(key => !SHEET.includes(key))) drawHere();
  else keep("story", drawStory);
}

/** The kind of test with the most samples, unless the address says another. */
async function chooseKind() {
  if (at.has("kind")) return;
  const { rows } = await ask("pass-rates", { by: "kind" });
  const most = rows.filter(row => row.judged > 0).sort((one, other) => other.judged - one.judged)[0];
  if (most) usually("kind", most.test_kind);
}

async function start() {
  speak(at.get("lang") || language);
  listenToBar();
  listenToControlChart();
  listenToRates();
  listenToBatches();
  listenToStory();
  const [names, sources] = await firstAnswers();
  learn(names);
  learnTheTime(sources);
  await listen(views => views.forEach(hear), () => hear("batches"), drawAll);
  moved();
  onMove(moved);
  addEventListener("look", () => { before = null; moved(); });
  setInterval(() => draw(name => name === "sources" || name === "unsafe"), OLDER_EVERY);
}

/** Until the board answers there is nothing to show. */
async function firstAnswers() {
  for (;;) {
    try {
      return await Promise.all([ask("names"), ask("sources"), chooseKind()]);
    } catch (problem) {
      console.warn(problem);
      by("trouble").textContent = say("refused");
      by("trouble").hidden = false;
      await new Promise(wait => setTimeout(wait, ASK_AGAIN));
    }
  }
}

start();
