// Picking from a long list: how many are ticked, a whole stretch with Shift, J and K to move between rows.

for (const form of document.querySelectorAll("form[data-pick]")) {
  const boxes = [...form.querySelectorAll("input[name=contact]")];
  const all = form.querySelector("input[name=all]");
  const count = form.querySelector("[data-pick-count]");
  let last = null;

  const say = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    count.textContent = all.checked ? "All that fit the filters" : `${ticked} ticked on this page`;
  };

  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((one, other) => one - other);
        for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
      }
      last = box;
    });
  }
  form.addEventListener("change", say);
  form.addEventListener("click", say);
  say();

  const cell = form.querySelector("thead th");
  if (cell && boxes.length) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "candour-pick__page";
    button.textContent = "Tick the page";
    button.addEventListener("click", () => {
      const tick = boxes.some((box) => !box.checked);
      for (const box of boxes) box.checked = tick;
    });
    cell.append(button);
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input:not([type=checkbox]), [contenteditable]");
    const step = { j: 1, k: -1 }[event.key];
    if (!step || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = boxes.indexOf(document.activeElement);
    const next = boxes[here < 0 ? 0 : Math.min(Math.max(here + step, 0), boxes.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  });
}
