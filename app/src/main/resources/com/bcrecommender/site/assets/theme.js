// Runs before the first paint, so that a remembered theme does not flash. Everything else is in site.js.
const { dataset, classList } = document.documentElement;
classList.add("js");
try {
  const theme = localStorage.getItem("bcr.theme");
  if (theme === "light" || theme === "dark") dataset.bsTheme = theme;
} catch {
  // Storage may be forbidden; the system's theme serves then.
}
// What the reader asks for first comes while its script is on the way, where no page before has brought it.
if ("ahead" in dataset) {
  try {
    if (sessionStorage.getItem("bcr.manifest") !== null) delete dataset.ahead;
  } catch {
    // Nothing is remembered then.
  }
  if ("ahead" in dataset) window.ahead = fetch(new URL("../data/manifest.json", document.currentScript.src), { cache: "no-cache", credentials: "same-origin" }).catch(() => null);
}
