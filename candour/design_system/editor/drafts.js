// Words that the server does not have yet, encrypted in this browser; its key is the server's, for this writer only.
const DATABASE = "candour-drafts";
const STORE = "drafts";

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function asked(mode, question) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const request = question(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export class Drafts {
  // Writes follow each other, so that an older one never stands over a newer one.
  constructor(name, key) {
    this.name = name;
    this.key = key;
    this.queue = Promise.resolve();
  }

  static async from(name, address, post) {
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return null;
    const answer = await post(address, {});
    if (!answer.ok) return null;
    const raw = Uint8Array.from(atob((await answer.json()).key), (sign) => sign.charCodeAt(0));
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    return new Drafts(name, key);
  }

  keep(words) {
    return this.after(async () => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify({ ...words, at: new Date().toISOString() }));
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, plain);
      await asked("readwrite", (store) => store.put({ iv, sealed }, this.name));
    });
  }

  forget() {
    return this.after(() => asked("readwrite", (store) => store.delete(this.name)));
  }

  async found() {
    const kept = await asked("readonly", (store) => store.get(this.name));
    if (!kept) return null;
    try {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, this.key, kept.sealed);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null; // sealed for somebody else
    }
  }

  after(next) {
    this.queue = this.queue.then(next).catch(() => {});
    return this.queue;
  }
}
