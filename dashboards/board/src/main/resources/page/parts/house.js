// The house behind the page: what it answers, and its clock. Days are the house's, wherever the page is looked at.
import { daysAfter } from "../words/numbers.js";
import { at } from "./address.js";

export const house = { zone: "Asia/Shanghai", today: null, ahead: 0 };

const underWay = new Map();

/** A question with its parameters, answered; what is empty is not asked. Who asks what is being asked hears the same answer. */
export function ask(question, parameters = {}) {
  const asked = Object.entries(parameters).filter(([, value]) => value !== "" && value !== undefined);
  const path = `/api/v1/${question}${asked.length ? "?" + new URLSearchParams(asked) : ""}`;
  if (!underWay.has(path)) underWay.set(path, answerTo(path).finally(() => underWay.delete(path)));
  return underWay.get(path);
}

async function answerTo(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw Object.assign(new Error(`${path}: ${answer.status}`), { status: answer.status });
  return answer.json();
}

export function learnTheTime(sources) {
  house.zone = sources.zone;
  house.today = sources.today;
  house.ahead = Date.parse(sources.now) - Date.now();
}

export function now() { return Date.now() + house.ahead; }

export function secondsSince(iso) { return Math.max(0, (now() - Date.parse(iso)) / 1000); }

/** The days chosen, up to today; nothing if all are. */
export function period(days = Number(at.get("days"))) {
  return days ? { from: daysAfter(house.today, 1 - days), to: house.today } : {};
}
