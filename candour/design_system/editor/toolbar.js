// Buttons in words, reached by Tab once and then by the arrow keys; each says whether it is on.
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { TextSelection } from "prosemirror-state";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  toggleHeaderRow,
} from "prosemirror-tables";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

function marked(type) {
  return (state) => {
    const { from, to, empty, $from } = state.selection;
    return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
  };
}

function inside(type) {
  return ({ selection: { $from } }) => {
    for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type === type) return true;
    return false;
  };
}

const isHeading = (level) => ({ selection: { $from } }) =>
  $from.parent.type === nodes.heading && $from.parent.attrs.level === level;

const headed = (level) => (state, dispatch) =>
  setBlockType(isHeading(level)(state) ? nodes.paragraph : nodes.heading, { level })(state, dispatch);

const listed = (type) => (state, dispatch) =>
  inside(type)(state) ? liftListItem(nodes.list_item)(state, dispatch) : wrapInList(type)(state, dispatch);

const quoted = (state, dispatch) =>
  inside(nodes.blockquote)(state) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch);

export function insertTable(state, dispatch) {
  if (isInTable(state)) return false;
  const row = (type) => nodes.table_row.create(null, [0, 1, 2].map(() => type.createAndFill()));
  const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell)]);
  if (dispatch) {
    const at = state.selection.$from.before(1);
    const transaction = state.tr.replaceSelectionWith(table);
    // Writing goes on in the first cell.
    let first = null;
    transaction.doc.nodesBetween(at, transaction.doc.content.size, (node, position) => {
      if (first === null && node.type === nodes.table) first = position;
      return first === null;
    });
    if (first !== null) transaction.setSelection(TextSelection.near(transaction.doc.resolve(first + 1)));
    dispatch(transaction.scrollIntoView());
  }
  return true;
}

export const ACTIONS = [
  { text: "Bold", keys: "Ctrl+B", run: toggleMark(marks.strong), on: marked(marks.strong) },
  { text: "Italic", keys: "Ctrl+I", run: toggleMark(marks.em), on: marked(marks.em) },
  { text: "Heading", keys: "Ctrl+Alt+2", run: headed(2), on: isHeading(2) },
  { text: "Subheading", keys: "Ctrl+Alt+3", run: headed(3), on: isHeading(3) },
  { text: "Bullets", keys: "Ctrl+Shift+8", run: listed(nodes.bullet_list), on: inside(nodes.bullet_list) },
  { text: "Numbers", keys: "Ctrl+Shift+7", run: listed(nodes.ordered_list), on: inside(nodes.ordered_list) },
  { text: "Quotation", keys: "Ctrl+Shift+9", run: quoted, on: inside(nodes.blockquote) },
  { text: "Table", run: insertTable },
  { text: "Undo", keys: "Ctrl+Z", run: undo },
  { text: "Redo", keys: "Ctrl+Y", run: redo },
  { text: "Add a row", run: addRowAfter, only: isInTable },
  { text: "Add a column", run: addColumnAfter, only: isInTable },
  { text: "Heading row", run: toggleHeaderRow, only: isInTable },
  { text: "Remove row", run: deleteRow, only: isInTable },
  { text: "Remove column", run: deleteColumn, only: isInTable },
  { text: "Remove table", run: deleteTable, only: isInTable },
];

export const KEYS = {
  "Mod-b": toggleMark(marks.strong),
  "Mod-i": toggleMark(marks.em),
  "Mod-Alt-0": setBlockType(nodes.paragraph),
  "Mod-Alt-2": headed(2),
  "Mod-Alt-3": headed(3),
  "Mod-Alt-4": headed(4),
  "Mod-Shift-8": listed(nodes.bullet_list),
  "Mod-Shift-7": listed(nodes.ordered_list),
  "Mod-Shift-9": quoted,
  "Mod-]": sinkListItem(nodes.list_item),
  "Mod-[": liftListItem(nodes.list_item),
  "Mod-z": undo,
  "Mod-y": redo,
  "Shift-Mod-z": redo,
};

export class Toolbar {
  constructor(place) {
    this.place = place;
    this.buttons = ACTIONS.map((action) => this.made(action));
    place.replaceChildren(...this.buttons);
    place.addEventListener("keydown", (event) => this.moved(event));
  }

  made(action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "candour-tool";
    button.textContent = action.text;
    button.tabIndex = -1;
    if (action.keys) button.title = action.keys;
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      action.run(this.view.state, this.view.dispatch, this.view);
      this.view.focus();
    });
    return button;
  }

  draw(view) {
    this.view = view;
    ACTIONS.forEach((action, at) => {
      const button = this.buttons[at];
      button.hidden = Boolean(action.only) && !action.only(view.state);
      button.setAttribute("aria-disabled", String(!view.editable || !action.run(view.state)));
      if (action.on) button.setAttribute("aria-pressed", String(action.on(view.state)));
    });
    const shown = this.buttons.filter((button) => !button.hidden);
    if (!shown.some((button) => button.tabIndex === 0)) shown[0].tabIndex = 0;
  }

  moved(event) {
    const shown = this.buttons.filter((button) => !button.hidden);
    const at = shown.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (event.key === "Escape") this.view.focus();
    if (next === undefined) return;
    event.preventDefault();
    for (const button of this.buttons) button.tabIndex = -1;
    const chosen = shown[(next + shown.length) % shown.length];
    chosen.tabIndex = 0;
    chosen.focus();
  }

  focus() {
    this.buttons.find((button) => button.tabIndex === 0 && !button.hidden)?.focus();
  }
}
