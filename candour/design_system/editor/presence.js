// Says who is in the section. One window writes; another takes over on purpose, and the first is told.
const EVERY = 15_000;

export function pageId(section) {
  // Kept by the tab, so that loading the page again is the same writer.
  const name = `candour-page-${section}`;
  const id = sessionStorage.getItem(name) ?? crypto.randomUUID();
  sessionStorage.setItem(name, id);
  return id;
}

export class Presence {
  constructor({ server, addresses, page, told }) {
    Object.assign(this, { server, addresses, page, told });
    this.mine = true;
  }

  start() {
    setInterval(() => this.ask(), EVERY);
    return this.ask();
  }

  async ask({ takeOver = false } = {}) {
    let answer;
    try {
      answer = await this.server.post(this.addresses.presence, { page: this.page, take_over: takeOver });
    } catch {
      return; // without a network the version decides when the words are saved
    }
    if (!answer.ok) return;
    const said = await answer.json();
    const before = this.mine;
    this.mine = said.mine;
    this.told(said, before);
  }

  leave() {
    this.server.post(this.addresses.leave, { page: this.page }, { leaving: true }).catch(() => {});
  }
}
