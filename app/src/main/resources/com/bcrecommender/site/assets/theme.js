// Runs before the first paint, so that a remembered theme does not flash. Everything else is in site.js.
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("bcr.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.bsTheme = theme;
} catch {
  // Storage may be forbidden; the system's theme serves then.
}
