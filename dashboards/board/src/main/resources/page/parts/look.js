// How the page looks: dark or light, for a desk or for a wall. Read before anything is drawn, so that nothing flashes.
const asked = new URLSearchParams(location.search);
const dark = matchMedia("(prefers-color-scheme: dark)");
const kept = key => { try { return localStorage.getItem(key); } catch { return null; } };

function look() {
  const given = new URLSearchParams(location.search);
  const theme = given.get("theme") ?? kept("theme");
  document.documentElement.dataset.theme = theme === "dark" || theme === "light" ? theme : dark.matches ? "dark" : "light";
  document.documentElement.toggleAttribute("data-wall", given.has("wall"));
}

const language = asked.get("lang") ?? kept("language") ?? navigator.language;
document.documentElement.lang = language.startsWith("zh") ? "zh-CN" : "en";
dark.addEventListener("change", () => { look(); dispatchEvent(new Event("look")); });
addEventListener("look-again", look);
look();
