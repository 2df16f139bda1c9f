// Saves an ordinary form by itself, with the same care as the editor. Without this script its buttons do it.
import { Drafts } from "./drafts.js";
import { Saving } from "./saving.js";
import { Server, cookie } from "./server.js";

const WORDS = ["rating", "reason", "improve", "practice"];

// What stands in the form, in the shape that is kept: answers with their notes, then the fields of their own.
function contentOf(form) {
  const content = { answers: {} };
  const sent = new FormData(form);
  for (const [name, value] of sent) {
    const [, kind, key] = /^(answer|note)-(.+)$/.exec(name) ?? [];
    if (kind) (content.answers[key] ??= { answer: "", note: "" })[kind] = value;
  }
  for (const name of WORDS) content[name] = String(sent.get(name) ?? "");
  return content;
}

function fill(form, content) {
  for (const [key, said] of Object.entries(content.answers ?? {})) {
    choose(form, `answer-${key}`, said.answer);
    choose(form, `note-${key}`, said.note);
  }
  for (const name of WORDS) choose(form, name, content[name] ?? "");
}

function choose(form, name, value) {
  const field = form.elements.namedItem(name);
  if (field) field.value = value;
}

function start(form, given) {
  const find = (name) => form.querySelector(`[data-part=${name}]`);
  const say = (words) => {
    find("status").textContent = words;
  };
  const banner = (words, ...actions) => tell(find("banner"), words, actions, say);
  const server = new Server(given);
  const saving = new Saving({
    server,
    drafts: null,
    addresses: given,
    base: Number(given.base),
    content: () => contentOf(form),
    show: (state, said) => shown(state, said, { label: find("saved"), banner, say, given, form, saving: () => saving }),
  });
  for (const kind of ["input", "change"]) form.addEventListener(kind, (event) => written(event) && saving.changed());
  form.addEventListener("submit", (event) => {
    // Buttons that pick or take out a passage send the whole form, and so does a form that another window overtook.
    if (event.submitter?.name || saving.stopped) {
      form.elements.base.value = String(saving.base);
      form.elements.csrfmiddlewaretoken.value = cookie(given.csrfCookie) || form.elements.csrfmiddlewaretoken.value;
      saving.stopped = true;
      return;
    }
    event.preventDefault();
    delete form.dataset.sending;
    saving.save();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saving.save({ leaving: true });
  });
  window.addEventListener("pagehide", () => saving.save({ leaving: true }));
  window.addEventListener("online", () => saving.save());
  recover(saving, server, given, banner, form);
  pickBySelecting(form);
}

// The fields that find a passage are sent by their own button.
function written(event) {
  return !["paragraph", "words"].includes(event.target.name);
}

function shown(state, said, { label, banner, say, given, form, saving }) {
  label.dataset.state = state;
  if (state === "saved") {
    label.textContent = `Saved ${said.clock}`;
    form.elements.base.value = String(said.version);
    banner("");
  } else if (state === "waiting") {
    label.textContent = "Not saved yet";
  } else {
    label.textContent = "Not saved yet, trying again";
  }
  if (state === "failed") say("Not saved yet, trying again. Your words are kept in this browser.");
  if (state === "refused") banner(`${(said.reasons ?? ["The server refused to save this."]).join(" ")} Your words are kept here.`);
  if (state === "signed out") {
    banner("You are signed out. Your words are kept in this browser and are saved when you have signed in again.", [
      "Sign in in another tab",
      given.signIn,
    ]);
  }
  if (state === "overtaken") {
    label.textContent = "Not saved: another window of yours saved after you began";
    banner(`You saved these marks in another window at ${said.clock}. Press Save to see both, and nothing is lost.`);
    saving().base = Number(form.elements.base.value);
  }
}

function tell(place, words, actions, say) {
  place.hidden = !words;
  place.replaceChildren();
  if (!words) return;
  const text = document.createElement("p");
  text.className = "govuk-body";
  text.textContent = words;
  place.append(text, ...actions.map(([name, run]) => made(name, run)));
  say(words);
}

function made(name, run) {
  const element = document.createElement(typeof run === "string" ? "a" : "button");
  element.textContent = name;
  if (typeof run === "string") {
    Object.assign(element, { href: run, target: "_blank", rel: "noopener", className: "govuk-link" });
  } else {
    Object.assign(element, { type: "button", className: "govuk-button govuk-button--secondary" });
    element.addEventListener("click", run);
  }
  return element;
}

async function recover(saving, server, given, banner, form) {
  const drafts = await Drafts.from(`marks:${given.section}:${given.writer}`, given.key, server.post).catch(() => null);
  saving.drafts = drafts;
  if (saving.dirty) saving.draft();
  const found = await drafts?.found();
  if (!found || saving.dirty || JSON.stringify(found.content) === saving.saved) return;
  const at = new Date(found.at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  banner(
    `Words that you wrote up to ${at} were not saved before this page was closed. They are kept in this browser.`,
    ["Put them back", () => {
      banner("");
      fill(form, found.content);
      saving.changed();
    }],
    ["Throw them away", () => {
      banner("");
      drafts.forget();
    }],
  );
}

// Words marked with the mouse or the keyboard fill the fields that find a passage; nothing is sent by it.
function pickBySelecting(form) {
  const [number, words] = [form.elements.namedItem("paragraph"), form.elements.namedItem("words")];
  if (!number || !words) return;
  document.addEventListener("selectionchange", () => {
    const selected = document.getSelection();
    const inside = selected?.anchorNode?.parentElement?.closest("[data-words]");
    if (!inside || selected.isCollapsed || !inside.contains(selected.focusNode)) return;
    number.value = inside.closest("[data-number]").dataset.number;
    words.value = selected.toString().trim();
  });
}

const form = document.getElementById("candour-form-saving");
if (form) start(form, form.dataset);
