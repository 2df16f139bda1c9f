// Saves two seconds after typing stops and at least every ten. It says "Saved" only what the server has answered.
const IDLE = 2_000;
const LONGEST = 10_000;
const DRAFT = 300;
const WAITS = [2_000, 4_000, 8_000, 15_000];
const ASK_AGAIN = 3_000;

export class Saving {
  constructor({ server, drafts, addresses, base, content, show }) {
    Object.assign(this, { server, drafts, addresses, base, show });
    this.current = content; // gives the document as JSON
    this.saved = JSON.stringify(content());
    this.sending = null;
    this.operation = null; // of words that were sent and not acknowledged yet
    this.failures = 0;
    this.stopped = false;
    this.waiting = false; // for words that were typed here
    this.timers = {};
  }

  // Also while it is not known whether words that were sent arrived.
  get dirty() {
    return Boolean(this.operation) || JSON.stringify(this.current()) !== this.saved;
  }

  changed() {
    if (this.stopped) return this.draft();
    this.waiting = true;
    this.show("waiting");
    this.later("idle", IDLE, () => this.save());
    if (!this.timers.longest) this.later("longest", LONGEST, () => this.save());
    this.later("draft", DRAFT, () => this.draft());
  }

  later(name, wait, action) {
    clearTimeout(this.timers[name]);
    this.timers[name] = setTimeout(() => {
      this.timers[name] = null;
      action();
    }, wait);
  }

  quiet(...names) {
    for (const name of names) {
      clearTimeout(this.timers[name]);
      this.timers[name] = null;
    }
  }

  draft() {
    return this.drafts?.keep({ content: this.current(), base: this.base });
  }

  // What stands on the page goes now; while leaving also beside a save that is still on its way.
  async save({ leaving = false } = {}) {
    this.quiet("idle", "longest");
    if (this.stopped) return;
    if (!this.dirty) return this.settled();
    if (this.sending && !leaving) {
      await this.sending;
      return this.save();
    }
    if (leaving) this.draft();
    this.sending = this.attempt(leaving);
    await this.sending;
    this.sending = null;
  }

  // What was typed was taken back before it was sent: the server has what stands on the page.
  settled() {
    if (!this.waiting) return;
    this.waiting = false;
    this.quiet("draft");
    this.draft();
    this.show("settled");
  }

  async attempt(leaving) {
    const content = this.current();
    const text = JSON.stringify(content);
    const before = this.operation?.id ?? null;
    // The same words sent again are the same operation; other words follow the one that may or may not have arrived.
    if (this.operation?.text !== text) this.operation = { id: crypto.randomUUID(), text, after: before };
    const { id, after } = this.operation;
    let answer;
    try {
      answer = await this.server.post(this.addresses.save, { content, base: this.base, operation: id, after }, { leaving });
    } catch {
      return this.failed();
    }
    if (answer.ok) return this.acknowledged(await answer.json(), text);
    return this.refused(answer);
  }

  acknowledged(answer, text) {
    this.base = answer.version;
    this.saved = text;
    this.operation = null;
    this.failures = 0;
    this.quiet("retry");
    // Also where more was typed meanwhile: when that is taken back, this is what the server has.
    this.show("saved", answer);
    if (this.dirty) return this.changed();
    this.waiting = false;
    this.quiet("draft");
    this.drafts?.forget();
  }

  async refused(answer) {
    const said = await answer.json().catch(() => ({}));
    if (answer.status === 401 || said.refused === "writer") return this.signedOut(said);
    if (answer.status === 409) {
      this.stopped = true;
      await this.draft();
      return this.show("overtaken", said);
    }
    if (answer.status === 403 || answer.status === 404 || answer.status === 422) {
      this.failures += 1;
      this.later("retry", WAITS.at(-1), () => this.save());
      return this.show("refused", said);
    }
    return this.failed();
  }

  failed() {
    this.draft();
    const wait = WAITS[Math.min(this.failures, WAITS.length - 1)];
    this.failures += 1;
    this.later("retry", wait, () => this.save());
    this.show("failed");
  }

  async signedOut(said) {
    await this.draft();
    this.failures += 1;
    this.show("signed out", said);
    this.later("retry", ASK_AGAIN, () => this.askAgain());
  }

  async askAgain() {
    const state = await this.server.state().catch(() => null);
    if (state?.writer === Number(this.server.given.writer)) return this.save();
    this.later("retry", ASK_AGAIN, () => this.askAgain());
  }
}
