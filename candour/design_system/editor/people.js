// Typing "@" offers the people of the register, as a list that a screen reader follows.
import { Plugin, PluginKey } from "prosemirror-state";

const key = new PluginKey("people");
const ASKED = /(?:^|[\s(\u201c\u2018])@([^\s@][^@\n]{0,40}|)$/;
const MOST = 8;

function asked(state) {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 60), $from.parentOffset, null, "\ufffc");
  const found = ASKED.exec(before);
  return found && { words: found[1], from: $from.pos - found[1].length - 1, to: $from.pos };
}

export function offered(people, words) {
  const wanted = words.toLocaleLowerCase("en-GB").trim();
  const fits = (person) =>
    !wanted ||
    [person.name, ...person.forms].some((form) =>
      form.toLocaleLowerCase("en-GB").split(/\s+/).concat(form.toLocaleLowerCase("en-GB")).some((part) => part.startsWith(wanted)),
    );
  return people.filter(fits).slice(0, MOST);
}

export function insertPerson(view, { from, to }, person) {
  const node = view.state.schema.nodes.person.create({ register: person.register, as: person.name });
  const marks = view.state.doc.resolve(from).marks();
  view.dispatch(view.state.tr.replaceWith(from, to, node.mark(marks)).scrollIntoView());
  view.focus();
}

export function peopleList(people, list, say) {
  let shown = [];
  let chosen = 0;
  let place = null;
  let dismissed = "";

  function draw(view) {
    list.replaceChildren(
      ...shown.map((person, at) => {
        const option = document.createElement("li");
        option.id = `candour-person-${at}`;
        option.role = "option";
        option.setAttribute("aria-selected", String(at === chosen));
        option.className = "candour-offer";
        option.textContent = `${person.name}, ${person.role}`;
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          insertPerson(view, place, person);
        });
        return option;
      }),
    );
    list.hidden = !shown.length;
    if (shown.length) view.dom.setAttribute("aria-activedescendant", `candour-person-${chosen}`);
    else view.dom.removeAttribute("aria-activedescendant");
  }

  function near(view) {
    const at = view.coordsAtPos(place.from);
    const frame = list.offsetParent.getBoundingClientRect();
    list.style.top = `${at.bottom - frame.top + 4}px`;
    list.style.left = `${Math.max(0, Math.min(at.left - frame.left, frame.width - list.offsetWidth))}px`;
  }

  function close(view) {
    if (!shown.length) return;
    shown = [];
    draw(view);
  }

  return new Plugin({
    key,
    view: () => ({
      update(view) {
        place = view.editable ? asked(view.state) : null;
        if (!place || dismissed === `${place.from}`) {
          if (!place) dismissed = "";
          close(view);
          return;
        }
        const before = shown.length;
        shown = offered(people, place.words);
        chosen = Math.min(chosen, Math.max(0, shown.length - 1));
        draw(view);
        if (!shown.length) return;
        near(view);
        if (!before) say(`${shown.length} people offered. Use the arrow keys, and Enter to choose.`);
      },
      destroy() {
        list.hidden = true;
      },
    }),
    props: {
      handleKeyDown(view, event) {
        if (!shown.length) return false;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step) {
          chosen = (chosen + step + shown.length) % shown.length;
          draw(view);
          say(list.children[chosen].textContent);
        } else if (event.key === "Enter" || event.key === "Tab") {
          insertPerson(view, place, shown[chosen]);
        } else if (event.key === "Escape") {
          dismissed = `${place.from}`;
          close(view);
        } else return false;
        event.preventDefault();
        return true;
      },
      handleDOMEvents: {
        blur(view) {
          close(view);
          return false;
        },
      },
    },
  });
}

export function convertTyped(view, words, person) {
  // Every place where the name stands by itself as plain words.
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = new RegExp(`(?<![\\p{L}\\p{N}_-])${escaped}(?![\\p{L}\\p{N}_-])`, "gu");
  const found = [];
  view.state.doc.descendants((node, position) => {
    if (!node.isText) return;
    for (const match of node.text.matchAll(whole)) found.push([position + match.index, match[0], node.marks]);
  });
  const transaction = view.state.tr;
  for (const [at, said, marks] of found.reverse()) {
    const reference = view.state.schema.nodes.person.create({ register: person.register, as: said }, null, marks);
    transaction.replaceWith(at, at + said.length, reference);
  }
  view.dispatch(transaction);
  return found.length;
}
