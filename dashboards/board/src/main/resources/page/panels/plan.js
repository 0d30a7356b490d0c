// Sampling against plan on a map of tiles; a tile leads to its site.
import { language, nameOf } from "../words/words.js";
import { at, go } from "../parts/address.js";
import { by } from "../parts/elements.js";
import { showCoverage } from "../coverage.js";

export function drawCoverage() {
  return showCoverage(by("coverage"), { kind: at.get("kind"), language, nameOf, onSite: site => go({ site, by: "" }) });
}
