// The page stays true by itself: what changed is drawn again, an alert is said aloud, and a lost connection is not hidden.
import { say, sentence } from "../words/words.js";
import { moment } from "../words/numbers.js";
import { house, now } from "./house.js";
import { by } from "./elements.js";

const READY_AGAIN = 2000, OPENS_WITHIN = 1000, TRY_AGAIN = 5000;
const running = new Map(), begun = new Map(), due = new Set(), failed = new Set();
let lostAt = null, starting = false;

/** Draws at once, or right after what is being drawn: never two of a kind at a time. */
export async function keep(name, draw) {
  if (running.has(name)) { running.set(name, "again"); return; }
  running.set(name, "now");
  begun.set(name, performance.now());
  try {
    await draw();
    failed.delete(name);
  } catch (problem) {
    if (!(problem instanceof TypeError && lostAt)) console.warn(problem);
    failed.add(name);
    if (!lostAt) keepUp(name, draw, TRY_AGAIN);
  }
  trouble();
  const again = running.get(name) === "again";
  running.delete(name);
  if (again) keep(name, draw);
}

/** Draws because of news: at once, but not again before it has rested, however fast the news come. */
export function keepUp(name, draw, rest) {
  const wait = (begun.get(name) ?? -Infinity) + rest - performance.now();
  if (wait <= 0) { keep(name, draw); return; }
  if (due.has(name)) return;
  due.add(name);
  setTimeout(() => { due.delete(name); keep(name, draw); }, wait);
}

/** What stands above everything while the page cannot be believed. */
function trouble() {
  const text = lostAt ? say("offline", moment(new Date(lostAt).toISOString(), house.zone)) : starting ? say("starting") : failed.size ? say("refused") : "";
  const state = lostAt ? "down" : starting ? "starting" : failed.size ? "refused" : "";
  const place = by("trouble");
  if (place.textContent !== text) place.textContent = text;
  place.hidden = !text;
  document.documentElement.dataset.trouble = state;
}

export function sayTroubleAgain() { trouble(); }

async function awaitThePast(whenRead) {
  const answer = await fetch("/readyz").catch(() => null);
  const was = starting;
  starting = answer?.status === 503;
  trouble();
  if (starting) setTimeout(() => awaitThePast(whenRead), READY_AGAIN);
  else if (was) whenRead();
}

/**
 * @param changed is told the views that changed
 * @param heard is told an alert
 * @param all is called when anything may have changed
 * @return fulfilled once nothing can change unheard, or soon where that cannot be
 */
export function listen(changed, heard, all) {
  const events = new EventSource("/api/v1/events");
  events.addEventListener("changed", event => changed(JSON.parse(event.data).views));
  events.addEventListener("alert", event => {
    const alert = JSON.parse(event.data);
    by("heard").textContent = sentence(alert);
    heard(alert);
  });
  // A view may have changed while nobody listened.
  let opened = false;
  const first = new Promise(open => events.addEventListener("open", () => {
    lostAt = null;
    trouble();
    awaitThePast(all);
    if (opened) all();
    opened = true;
    open();
  }));
  events.addEventListener("error", () => { lostAt ??= now(); trouble(); });
  return Promise.race([first, new Promise(late => setTimeout(late, OPENS_WITHIN))]);
}
