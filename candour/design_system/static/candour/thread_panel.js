// Fetches the panel of broken links again when this window is looked at, or when another script says that it saved.
const QUIET = 10_000; // milliseconds between two looks
let last = Date.now();

async function lookAgain() {
  const panel = document.querySelector("[data-panel]");
  if (!panel || !panel.dataset.panel || Date.now() - last < QUIET || panel.contains(document.activeElement)) return;
  last = Date.now();
  const answer = await fetch(panel.dataset.panel, { headers: { Accept: "text/html" }, redirect: "error" }).catch(() => null);
  if (!answer || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-panel]");
  if (fresh) panel.replaceWith(fresh);
}

window.addEventListener("focus", lookAgain);
document.addEventListener("candour:saved", lookAgain);
