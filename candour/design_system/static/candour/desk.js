// The desk of disclosure by keyboard alone. Everything here is also a tick, a radio or a button of the form.

const OFF = "candour-desk-keys-off";
const ACTIONS = { l: "label", w: "withhold", g: "generalise", e: "keep" };

for (const form of document.querySelectorAll("form[data-desk]")) {
  const boxes = [...form.querySelectorAll("input[name=passage]")];
  const grounds = [...form.querySelectorAll("input[name=grounds]")];
  const count = form.querySelector("[data-desk-count]");
  const toggle = form.querySelector("[data-desk-keys]");
  const undo = document.querySelector("form[data-undo] button");

  const say = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    if (count) count.textContent = ticked === 1 ? "1 passage ticked" : `${ticked} passages ticked`;
  };
  form.addEventListener("change", say);
  say();

  const keysAreOff = () => localStorage.getItem(OFF) === "yes";
  const name = () => {
    if (toggle) toggle.textContent = keysAreOff() ? "Turn the keys on" : "Turn the keys off";
  };
  if (toggle) {
    toggle.hidden = false;
    toggle.addEventListener("click", () => {
      localStorage.setItem(OFF, keysAreOff() ? "no" : "yes");
      name();
    });
    name();
  }

  const step = (by) => {
    const here = boxes.indexOf(document.activeElement);
    const to = boxes[here < 0 ? 0 : Math.min(Math.max(here + by, 0), boxes.length - 1)];
    to?.focus();
    to?.scrollIntoView({ block: "center" });
  };
  const press = (control) => {
    if (!control) return;
    control.click();
    control.focus({ preventScroll: true });
  };
  const chosen = (key) => form.querySelector(`input[name=action][value=${ACTIONS[key]}]`);

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    a: () => {
      const tick = boxes.some((box) => !box.checked);
      for (const box of boxes) box.checked = tick;
      say();
    },
    d: () => form.requestSubmit(),
    u: () => undo?.click(),
    n: () => form.querySelector("textarea[name=note]")?.focus(),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input:not([type=checkbox]):not([type=radio])");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || keysAreOff()) return;
    const ticked = document.activeElement;
    if (KEYS[event.key]) KEYS[event.key]();
    else if (ACTIONS[event.key]) {
      press(chosen(event.key));
      if (boxes.includes(ticked)) ticked.focus({ preventScroll: true });
    } else if (/^[1-9]$/.test(event.key) && grounds[Number(event.key) - 1]) {
      press(grounds[Number(event.key) - 1]);
      if (boxes.includes(ticked)) ticked.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  });
}

// Marking by hand: the words that are selected in the paragraph go into the field.
const from = document.querySelector("[data-mark-from]");
const into = document.querySelector("[data-mark-words]");
if (from && into) {
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (selection && !selection.isCollapsed && from.contains(selection.anchorNode)) into.value = selection.toString();
  });
}
