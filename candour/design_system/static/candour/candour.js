// Starts the components, keeps a form from being sent twice, and lets "/" reach the search box.

const { govukFrontend, mojFrontend } = document.body.dataset;
for (const address of [govukFrontend, mojFrontend]) {
  import(address).then((library) => library.initAll());
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return; // its own script saves it, and the page stays
  if (form.dataset.sending) {
    event.preventDefault();
  } else if (form.method === "post") {
    form.dataset.sending = "yes";
  }
});

// A page restored by the back button may be sent again; its operation id keeps that harmless.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sending;
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const search = document.querySelector("input[type=search]");
  if (event.key === "/" && search && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
  }
});
