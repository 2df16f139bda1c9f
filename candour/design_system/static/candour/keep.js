// Keeps what is typed in a form as it is typed; nothing of it stays in the browser.

const line = document.querySelector("[data-keep-at]");
const form = line.closest("form");
let waiting;

async function keep() {
  try {
    const answer = await fetch(line.dataset.keepAt, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    if (answer.ok) {
      const { kept } = await answer.json();
      if (kept) line.textContent = kept;
    } else {
      line.textContent = answer.status === 401 ? line.dataset.signedOut : line.dataset.notKept;
    }
  } catch {
    line.textContent = line.dataset.notKept;
  }
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(keep, 1500);
});
form.addEventListener("submit", () => clearTimeout(waiting));
