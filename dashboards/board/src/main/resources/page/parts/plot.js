// What all of the page's pictures share: axes, colours, a pointer and a keyboard, and the shapes of points.
import { language, say } from "../words/words.js";
import { element } from "./elements.js";

const uPlot = window.uPlot;
const HATCH = 7;
const MONTHS = Array.from({ length: 12 }, (ignored, month) => `${month + 1}月`);
const DAYS = ["日", "一", "二", "三", "四", "五", "六"].map(day => `周${day}`);
const CHINESE = { MMMM: MONTHS, MMM: MONTHS, WWWW: DAYS, WWW: DAYS };

export function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim(); }

export const seconds = day => Date.parse(`${day}T00:00:00Z`) / 1000;

export function axes() {
  const axis = { stroke: colour("soft"), font: `12px ${getComputedStyle(document.body).fontFamily}`,
    grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line"), width: 1 } };
  const percents = { ...axis, size: 58, values: (u, ticks) => ticks.map(tick => tick > 100 ? "" : `${Number(tick.toFixed(4))} %`) };
  return [axis, percents];
}

/** From a little under the least to a little over all. */
export function scaleTo(least) {
  const low = Math.max(0, least - Math.max(0.1, (100 - least) * 0.08));
  return [low, 100 + (100 - low) * 0.05];
}

/** Draws into a place what was not there; what was is taken away. */
export function plot(place, options, data) {
  place.stood = place.contains(document.activeElement) ? Number(document.activeElement.getAttribute("aria-valuenow")) : null;
  place.plot?.destroy();
  place.replaceChildren();
  const box = element("div", "", "plot");
  place.append(box);
  const made = new uPlot({
    ...sizeOf(place),
    legend: { show: false },
    ...(language === "zh" ? { fmtDate: template => uPlot.fmtDate(template, CHINESE) } : {}),
    tzDate: at => uPlot.tzDate(new Date(at * 1000), "UTC"),
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    ...options,
  }, data, box);
  place.plot = made;
  fitting.observe(place);
  return made;
}

export function erase(place, text) {
  place.plot?.destroy();
  place.plot = undefined;
  place.replaceChildren(element("p", text, "nothing"));
}

/** A picture is as large as its place, whatever else moves. */
const fitting = new ResizeObserver(entries => entries.forEach(({ target: place }) => {
  const wanted = sizeOf(place);
  if (place.plot && (place.plot.width !== wanted.width || place.plot.height !== wanted.height)) place.plot.setSize(wanted);
}));

const sizeOf = place => ({ width: Math.max(240, place.clientWidth), height: Math.max(120, place.clientHeight) });

/** The points of a picture one by one: by the pointer, or by the arrow keys of who has none. */
export function readable(place, made, label, readouts, readout) {
  const slider = made.root.parentElement;
  const show = index => {
    if (index === null || index === undefined || !readouts[index]) return;
    slider.setAttribute("aria-valuenow", index);
    slider.setAttribute("aria-valuetext", readouts[index]);
    readout.textContent = readouts[index];
  };
  slider.tabIndex = 0;
  slider.setAttribute("role", "slider");
  slider.setAttribute("aria-label", label);
  slider.setAttribute("aria-description", say("keys"));
  slider.setAttribute("aria-valuemin", 0);
  slider.setAttribute("aria-valuemax", Math.max(0, readouts.length - 1));
  show(readouts.length - 1);
  if (place.stood !== null && readouts[place.stood]) {
    // Drawn again under who was reading it.
    slider.focus();
    show(place.stood);
    made.pointAt(place.stood);
  }
  slider.addEventListener("keydown", event => {
    const here = Number(slider.getAttribute("aria-valuenow"));
    const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: readouts.length - 1, PageUp: here - 7, PageDown: here + 7 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = Math.min(Math.max(to, 0), readouts.length - 1);
    show(index);
    made.pointAt?.(index);
  });
  return show;
}

/** The shapes: a circle as usual, hollow if small; a diamond if worse; a triangle if better. */
export function drawPoint(context, x, y, { signal, small }, size) {
  context.beginPath();
  if (signal === "worse") {
    diamond(context, x, y, size * 1.9);
  } else if (signal === "better") {
    triangle(context, x, y, size * 1.8);
  } else {
    context.arc(x, y, size, 0, 2 * Math.PI);
  }
  context.closePath();
  context.fillStyle = signal === "worse" ? colour("off") : small && signal !== "better" ? colour("back") : colour("usual");
  context.strokeStyle = signal === "worse" ? colour("fore") : colour("usual");
  context.lineWidth = size / 3;
  context.fill();
  context.stroke();
}

function diamond(context, x, y, reach) {
  context.moveTo(x, y - reach);
  context.lineTo(x + reach, y);
  context.lineTo(x, y + reach);
  context.lineTo(x - reach, y);
}

function triangle(context, x, y, reach) {
  context.moveTo(x, y - reach);
  context.lineTo(x + reach, y + reach * 0.8);
  context.lineTo(x - reach, y + reach * 0.8);
}

/** Slanting lines over what is not yet whole, from a day on, with the word for it. */
export function hatch(u, from, word) {
  const { ctx: context, bbox: { left, top, width, height } } = u;
  const start = Math.max(left, u.valToPos(from, "x", true));
  if (start >= left + width) return;
  context.save();
  context.beginPath();
  context.rect(start, top, left + width - start, height);
  context.clip();
  context.strokeStyle = colour("hatch");
  context.lineWidth = devicePixelRatio;
  context.beginPath();
  for (let x = start - height; x < left + width; x += HATCH * devicePixelRatio) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.fillStyle = colour("soft");
  context.font = `${12 * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = "bottom";
  context.fillText(word, start + 6 * devicePixelRatio, top + height - 4 * devicePixelRatio);
  context.restore();
}

/** A marker on the point that is read out. */
export function ring(u, x, y) {
  const context = u.ctx;
  context.save();
  context.beginPath();
  context.arc(x, y, 8 * devicePixelRatio, 0, 2 * Math.PI);
  context.strokeStyle = colour("fore");
  context.lineWidth = 1.5 * devicePixelRatio;
  context.stroke();
  context.restore();
}
