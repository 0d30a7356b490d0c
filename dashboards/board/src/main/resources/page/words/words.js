// What the page says, in the language chosen. What codes are called comes from the reference data.
import zh from "./zh.js";
import en from "./en.js";

const WORDS = { zh, en };

export let language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
let names = {};

/** Fills in every element that says which of the page's words it holds. */
export function speak(wanted) {
  language = wanted === "en" ? "en" : "zh";
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.querySelectorAll("[data-text]").forEach(place => { place.textContent = say(place.dataset.text); });
  document.querySelectorAll("[data-label]").forEach(place => { place.setAttribute("aria-label", say(place.dataset.label)); });
}

export function say(key, ...given) {
  const word = WORDS[language][key];
  return typeof word === "function" ? word(...given) : word ?? key;
}

export function learn(fromReferenceData) { names = fromReferenceData; }

/** What a code is called; a code that nobody named is shown as it is. */
export function nameOf(kind, code) {
  if (code === "") return say(kind === "campaign" ? "noCampaign" : "notGiven");
  if (code === "unmapped") return say("unmapped");
  return names[kind]?.[code]?.[language] ?? WORDS[language][code] ?? code;
}

/** What a code is called here; where nobody named it, what the sender called it. */
export function called(kind, code, received) { return names[kind]?.[code]?.[language] ?? (received || nameOf(kind, code)); }

export function codes(kind) { return Object.keys(names[kind] ?? {}); }

export function sentence(of) { return language === "zh" ? of.sentence_zh : of.sentence_en; }

const WITHOUT_NUMBER = ["detected", "not detected"];

/** A finding's value with its unit; one without a number is a word, and has none. */
export function measured({ value, unit }) { return WITHOUT_NUMBER.includes(value) ? say(value) : value ? `${value} ${unit}`.trim() : ""; }
