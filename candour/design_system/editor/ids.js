// Every block has an id of its own, kept while it is edited; a block that was split or pasted twice gets a new one.
import { Plugin } from "prosemirror-state";

export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function withIds(transaction) {
  const seen = new Set();
  transaction.doc.descendants((node, position) => {
    if (!node.type.spec.attrs || !("id" in node.type.spec.attrs)) return !node.isTextblock;
    const { id } = node.attrs;
    if (id && !seen.has(id)) seen.add(id);
    else transaction.setNodeAttribute(position, "id", newId());
    return !node.isTextblock;
  });
  return transaction;
}

export const keepIds = new Plugin({
  appendTransaction(transactions, _before, state) {
    if (!transactions.some((one) => one.docChanged)) return null;
    const transaction = withIds(state.tr);
    return transaction.docChanged ? transaction.setMeta("addToHistory", false) : null;
  },
});
