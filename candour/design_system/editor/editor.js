// Writing a section. Without this script the form below it does the same with a plain text area.
import { baseKeymap, chainCommands, exitCode } from "prosemirror-commands";
import { history } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { Node } from "prosemirror-model";
import { splitListItem } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { goToNextCell, tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { Drafts } from "./drafts.js";
import { keepIds, withIds } from "./ids.js";
import { NamesPanel } from "./names.js";
import { cleaned } from "./paste.js";
import { insertPerson, peopleList } from "./people.js";
import { Presence, pageId } from "./presence.js";
import { Saving } from "./saving.js";
import { schema } from "./schema.js";
import { Server, cookie } from "./server.js";
import { KEYS, Toolbar } from "./toolbar.js";

function documentOf(json) {
  return json?.content?.length ? Node.fromJSON(schema, json) : schema.topNodeType.createAndFill();
}

function start(form, given) {
  const find = (name) => form.querySelector(`[data-part=${name}]`);
  const people = JSON.parse(given.people);
  const status = find("status");
  const say = (words) => {
    status.textContent = words;
  };
  const toolbar = new Toolbar(find("toolbar"));
  const view = editor(find("text"), documentOf(JSON.parse(given.document)), {
    people: peopleList(people, find("people"), say),
    labelled: given.labelled,
    toolbar,
    changed: () => saving?.changed(),
  });
  const server = new Server(given);
  const banner = new Banner(find("banner"), say);
  const saving = new Saving({
    server,
    drafts: null,
    addresses: given,
    base: Number(given.base),
    content: () => view.state.doc.toJSON(),
    show: (state, said) => shown(state, said, { label: find("saved"), banner, given, view, names, form }),
  });
  const names = new NamesPanel({ server, given, view, people, saving });
  const presence = new Presence({
    server,
    addresses: given,
    page: pageId(given.section),
    told: (said, before) => inTurn(said, before, { view, banner, saving, presence }),
  });
  find("saved").dataset.last = find("saved").textContent;
  find("plain").hidden = true;
  find("editor").hidden = false;
  for (const button of form.querySelectorAll("[data-part=send]")) button.hidden = true;
  find("insert-person")?.addEventListener("click", () => {
    const { from, to } = view.state.selection;
    view.dispatch(view.state.tr.insertText(from > 1 ? " @" : "@", from, to));
    view.focus();
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.dataset.part === "both") return;
    event.preventDefault();
    delete form.dataset.sending;
    saving.save();
  });
  presence.start();
  recover({ saving, view, banner, given, server, form, presence });
  leaving(saving, presence, view);
  document.addEventListener("candour:person", (event) => insertPerson(view, view.state.selection, event.detail));
}

function editor(place, doc, { people, labelled, toolbar, changed }) {
  const { nodes } = schema;
  const broken = chainCommands(exitCode, (state, dispatch) => {
    if (state.selection.$from.parent.type === nodes.heading) return false;
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  });
  const plugins = [
    people,
    inputRules({
      rules: [
        wrappingInputRule(/^\s*([-+*])\s$/, nodes.bullet_list),
        wrappingInputRule(/^(\d{1,3})\.\s$/, nodes.ordered_list, (match) => ({ start: Number(match[1]) })),
        wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
        textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, (match) => ({ level: match[1].length })),
      ],
    }),
    keymap({
      ...KEYS,
      Enter: splitListItem(nodes.list_item),
      "Shift-Enter": broken,
      Tab: goToNextCell(1),
      "Shift-Tab": goToNextCell(-1),
      "Alt-F10": () => {
        toolbar.focus();
        return true;
      },
    }),
    keymap(baseKeymap),
    history(),
    tableEditing(),
    keepIds,
  ];
  const begun = EditorState.create({ doc, plugins });
  // Every block has its id from the start: what the server has and what is here are compared by it.
  const view = new EditorView(place, {
    state: EditorState.create({ doc: withIds(begun.tr).doc, plugins }),
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": labelled,
      "aria-describedby": "candour-keys-hint",
      spellcheck: "true",
      class: "candour-text",
    },
    transformPastedHTML: (html) => (html.includes("data-pm-slice") ? html : cleaned(html)),
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      toolbar.draw(view);
      if (transaction.docChanged) changed();
    },
  });
  toolbar.draw(view);
  return view;
}

class Banner {
  // One message for each matter, so that none hides another.
  constructor(place, say) {
    this.place = place;
    this.say = say;
    this.shown = new Map();
  }

  show(about, words, actions = []) {
    if (this.shown.get(about)?.words === words) return;
    this.clear(about);
    const text = document.createElement("p");
    text.className = "govuk-body";
    text.textContent = words;
    const box = document.createElement("div");
    box.append(text, ...actions.map(([name, run]) => made(name, run)));
    this.shown.set(about, { words, box });
    this.place.append(box);
    this.place.hidden = false;
    this.say(words);
  }

  clear(...abouts) {
    for (const about of abouts) {
      this.shown.get(about)?.box.remove();
      this.shown.delete(about);
    }
    this.place.hidden = !this.shown.size;
  }
}

function made(name, run) {
  if (typeof run === "string") {
    const link = document.createElement("a");
    Object.assign(link, { href: run, target: "_blank", rel: "noopener", textContent: name, className: "govuk-link" });
    return link;
  }
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: name, className: "govuk-button govuk-button--secondary" });
  button.addEventListener("click", run);
  return button;
}

function shown(state, said, { label, banner, given, view, names, form }) {
  label.dataset.state = state;
  if (state === "saved") {
    label.textContent = `Saved ${said.clock}`;
    label.dataset.last = label.textContent;
    label.title = `Version ${said.version}`;
    banner.clear("signed out", "refused", "failed");
    names.fetch();
    const words = document.querySelector("[data-part=words]");
    if (words) words.textContent = said.words_said;
  } else if (state === "settled") {
    label.textContent = label.dataset.last;
  } else if (state === "waiting") {
    label.textContent = "Not saved yet";
  } else {
    label.textContent = "Not saved yet, trying again";
  }
  if (state === "failed") banner.say("Not saved yet, trying again. Your words are kept in this browser.");
  if (state === "refused") {
    banner.show("refused", `${(said.reasons ?? ["The server refused to save this."]).join(" ")} Your words are kept here.`);
  }
  if (state === "signed out") {
    banner.show("signed out", `${said.reasons?.join(" ") ?? "You are signed out."} Your words are kept in this browser and are saved when you have signed in again.`, [
      ["Sign in in another tab", given.signIn],
    ]);
  }
  if (state === "overtaken") {
    label.textContent = "Not saved: somebody else saved after you began";
    view.setProps({ editable: () => false });
    banner.show("overtaken", `${said.by} saved another text of this section at ${said.clock}. Both texts are kept.`, [
      ["See both texts", () => both(form, given, view.state.doc.toJSON(), said)],
    ]);
  }
}

function both(form, given, mine, said) {
  const sent = document.getElementById("candour-both");
  sent.elements.mine.value = JSON.stringify(mine);
  sent.elements.base.value = String(said.base ?? given.base);
  sent.elements.csrfmiddlewaretoken.value = cookie(given.csrfCookie) || form.elements.csrfmiddlewaretoken.value;
  sent.submit();
}

function inTurn(said, before, { view, banner, saving, presence }) {
  if (said.mine) {
    // An answer that was on its way during a save still tells the version before it.
    if (said.version > saving.base && !saving.dirty && !saving.sending) return location.reload();
    if (!saving.stopped) view.setProps({ editable: () => true });
    return banner.clear("held");
  }
  if (before) saving.save();
  view.setProps({ editable: () => false });
  const who = said.same_person ? "You are writing in this section in another window" : `${said.name} is writing in this section`;
  return banner.show("held", `${who}. You can read it here.`, [
    ["Take over", async () => {
      await presence.ask({ takeOver: true });
      if (!saving.dirty) location.reload();
    }],
  ]);
}

async function recover({ saving, view, banner, given, server, form, presence }) {
  const drafts = await Drafts.from(`${given.section}:${given.writer}`, given.key, server.post).catch(() => null);
  saving.drafts = drafts;
  if (saving.dirty) saving.draft();
  const found = await drafts?.found();
  if (!found || saving.dirty || JSON.stringify(found.content) === saving.saved) return;
  const at = new Date(found.at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  banner.show("draft", `Words that you wrote up to ${at} were not saved before this page was closed. They are kept in this browser.`, [
    ["Put them back", async () => {
      banner.clear("draft");
      // The page that was closed may still be said to hold the section.
      if (!presence.mine) await presence.ask({ takeOver: true });
      if (found.base !== saving.base) return both(form, given, found.content, { base: found.base });
      const doc = documentOf(found.content);
      view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content));
      return view.focus();
    }],
    ["Throw them away", () => {
      banner.clear("draft");
      drafts.forget();
    }],
  ]);
}

function leaving(saving, presence, view) {
  view.dom.addEventListener("blur", () => saving.save());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saving.save({ leaving: true });
  });
  window.addEventListener("pagehide", () => {
    saving.save({ leaving: true });
    presence.leave();
  });
  window.addEventListener("online", () => saving.save());
  window.addEventListener("beforeunload", (event) => {
    if (saving.dirty && saving.failures) event.preventDefault();
  });
}

// Last, when every class above is there.
const writing = document.getElementById("candour-writing");
if (writing) start(writing, writing.dataset);
