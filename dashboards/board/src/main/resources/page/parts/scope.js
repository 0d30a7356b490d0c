// Where one is, in words, and the way back.
import { nameOf, say } from "../words/words.js";
import { at, PATH, scope, stepTo } from "./address.js";
import { by, element } from "./elements.js";

/** Such as "Rapid test · Vegetables · Dongmen market". */
export function scopeName() {
  return [say(at.get("kind")), ...Object.entries(scope()).map(([dimension, code]) => nameOf(dimension, code))].join(" · ");
}

/** The steps taken, each a link back to it. */
export function drawPath() {
  const taken = Object.entries(scope());
  const place = by("path");
  const nothing = Object.fromEntries(taken.map(([dimension]) => [dimension, ""]));
  const steps = [taken.length ? stepTo(nothing, say("allOf")) : here(say("allOf"))];
  taken.forEach(([dimension, code], index) => {
    const later = Object.fromEntries(taken.slice(index + 1).map(([other]) => [other, ""]));
    const name = nameOf(dimension, code);
    steps.push(index === taken.length - 1 ? here(name) : stepTo(later, name));
  });
  place.replaceChildren(...steps.map(step => {
    const item = element("li");
    item.append(step);
    return item;
  }));
}

function here(name) {
  const made = element("span", name, "here");
  made.setAttribute("aria-current", "location");
  return made;
}

/** By what the next step's rows are: what was chosen, or the first of the path that is still open. */
export function nextStep() {
  const narrowed = scope();
  const chosen = at.get("by");
  if (chosen && !(chosen in narrowed)) return chosen;
  return PATH.find(dimension => !(dimension in narrowed)) ?? "month";
}
