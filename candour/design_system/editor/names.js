// Names that were typed as plain words: those of the register can become references with one press.
import { convertTyped } from "./people.js";

export class NamesPanel {
  constructor({ server, given, view, people, saving }) {
    Object.assign(this, { server, given, view, people, saving });
    this.place = document.getElementById("candour-names");
    this.place?.addEventListener("submit", (event) => this.pressed(event));
  }

  async fetch() {
    if (!this.place) return;
    const answer = await fetch(this.given.names, { credentials: "same-origin", redirect: "error" }).catch(() => null);
    if (!answer?.ok) return;
    this.place.innerHTML = new DOMParser().parseFromString(await answer.text(), "text/html").body.innerHTML;
  }

  pressed(event) {
    const { register, words } = event.target.elements;
    const person = this.people.find((one) => one.register === Number(register?.value));
    if (!person) return;
    event.preventDefault();
    delete event.target.dataset.sending;
    convertTyped(this.view, words.value, person);
    event.target.closest("li")?.remove();
    this.view.focus();
    this.saving.save();
  }
}
