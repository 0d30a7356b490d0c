// How numbers, days and ages are written. A number is rounded, never bent: 2 failed of 60 reads 96.7 %, and only all is 100 %.
import { language, say } from "./words.js";

const MOST_DIGITS = 6;
const locale = () => language === "zh" ? "zh-CN" : "en-GB";

/** A ratio in percent; more digits where it would else read as all or as nothing. */
export function percent(ratio) {
  if (ratio === null || ratio === undefined) return say("noData");
  if (ratio === 1 || ratio === 0) return `${ratio * 100} %`;
  for (let digits = ratio > 0.995 ? 2 : 1; digits <= MOST_DIGITS; digits++) {
    const text = rounded(ratio * 100, digits);
    if (Number(text) !== 100 && Number(text) !== 0) return `${text} %`;
  }
  return ratio > 0.5 ? "> 99.999999 %" : "< 0.000001 %";
}

/** Half away from zero, of the number as a person would write it: 0.125 is 0.13 although its binary neighbour is less. */
function rounded(number, digits) {
  return (Math.round(Number(`${Number(number.toPrecision(12))}e${digits}`)) / 10 ** digits).toFixed(digits);
}

export function interval(of) {
  return of.rate === null ? say("noData") : range(of.lower, of.upper);
}

/** From one ratio to another, with one sign of percent. */
export function range(lower, upper) { return `${percent(lower).replace(" %", "")} – ${percent(upper)}`; }

/** A difference of two ratios in percentage points, with its sign. */
export function points(difference) {
  const text = rounded(Math.abs(difference) * 100, 2);
  return (Number(text) === 0 ? "±" : difference > 0 ? "+" : "−") + text;
}

/** The difference of two rates with Newcombe's interval, from theirs. */
export function difference(now, then) {
  if (!now.judged || !then.judged) return null;
  const by = now.rate - then.rate;
  return {
    by,
    lower: by - Math.hypot(now.rate - now.lower, then.upper - then.rate),
    upper: by + Math.hypot(now.upper - now.rate, then.rate - then.lower),
  };
}

export function count(n) { return n.toLocaleString(locale()); }

/** The minute, in the house's zone. */
export function moment(iso, zone) {
  return iso ? formatted(iso, zone, { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }) : "—";
}

/** The day in the house's zone, such as 2026-03-10. */
export function day(iso, zone) {
  return iso ? new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(iso)) : "—";
}

function formatted(iso, zone, parts) {
  return new Intl.DateTimeFormat("sv-SE", { ...parts, timeZone: zone }).format(new Date(iso));
}

export function age(seconds) {
  if (seconds < 90) return say("seconds", Math.round(seconds));
  if (seconds < 5400) return say("minutes", Math.round(seconds / 60));
  if (seconds < 172800) return say("hours", Math.round(seconds / 3600));
  return say("days", Math.round(seconds / 86400));
}

export function daysAfter(day, days) {
  return new Date(Date.parse(day) + days * 86400000).toISOString().slice(0, 10);
}

export function yearsAfter(day, years) {
  const [year, rest] = [Number(day.slice(0, 4)) + years, day.slice(4)];
  return `${year}${rest === "-02-29" ? "-02-28" : rest}`;
}
