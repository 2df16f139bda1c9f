// What a section may hold; the service checks the same (candour/reviews/rich_text/schema.py).
import { Schema } from "prosemirror-model";

const own = { id: { default: null } };
const idOf = (dom) => dom.getAttribute("data-id");
const drawn = (tag) => (node) => [tag, node.attrs.id ? { "data-id": node.attrs.id } : {}, 0];
const block = (tag, more) => ({
  attrs: own,
  parseDOM: [{ tag, getAttrs: (dom) => ({ id: idOf(dom) }) }],
  toDOM: drawn(tag),
  ...more,
});
const span = (dom, name) => Math.min(Math.max(Number(dom.getAttribute(name)) || 1, 1), 20);
const cell = (tag, role) => ({
  content: "paragraph+",
  attrs: { ...own, colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
  tableRole: role,
  isolating: true,
  parseDOM: [
    { tag, getAttrs: (dom) => ({ id: idOf(dom), colspan: span(dom, "colspan"), rowspan: span(dom, "rowspan") }) },
  ],
  toDOM: (node) => {
    const { id, colspan, rowspan } = node.attrs;
    const attributes = id ? { "data-id": id } : {};
    if (colspan > 1) attributes.colspan = colspan;
    if (rowspan > 1) attributes.rowspan = rowspan;
    return [tag, attributes, 0];
  },
});

const heading = {
  attrs: { ...own, level: { default: 2 } },
  content: "(text | person)*",
  group: "block",
  defining: true,
  parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
    tag: `h${level}`,
    getAttrs: (dom) => ({ id: idOf(dom), level: Math.min(Math.max(level, 2), 4) }),
  })),
  toDOM: (node) => [`h${node.attrs.level}`, node.attrs.id ? { "data-id": node.attrs.id } : {}, 0],
};

const person = {
  inline: true,
  group: "inline",
  atom: true,
  selectable: true,
  attrs: { register: {}, as: {} },
  parseDOM: [
    {
      tag: "span[data-register]",
      getAttrs: (dom) => {
        const register = Number(dom.getAttribute("data-register"));
        const as = dom.textContent.trim().slice(0, 200);
        return Number.isInteger(register) && register > 0 && as ? { register, as } : false;
      },
    },
  ],
  leafText: (node) => node.attrs.as,
  toDOM: (node) => [
    "span",
    { "data-register": String(node.attrs.register), class: "candour-person-named" },
    node.attrs.as,
  ],
};

export const schema = new Schema({
  nodes: {
    doc: { content: "(block | table)+" },
    paragraph: block("p", { content: "inline*", group: "block listed" }),
    heading,
    bullet_list: block("ul", { content: "list_item+", group: "block listed" }),
    ordered_list: {
      attrs: { ...own, start: { default: 1 } },
      content: "list_item+",
      group: "block listed",
      parseDOM: [
        {
          tag: "ol",
          getAttrs: (dom) => ({
            id: idOf(dom),
            start: Math.min(Math.max(Number.parseInt(dom.getAttribute("start") || "1", 10) || 1, 0), 9999),
          }),
        },
      ],
      toDOM: (node) => {
        const attributes = node.attrs.id ? { "data-id": node.attrs.id } : {};
        if (node.attrs.start !== 1) attributes.start = node.attrs.start;
        return ["ol", attributes, 0];
      },
    },
    list_item: block("li", { content: "paragraph (paragraph | bullet_list | ordered_list)*", defining: true }),
    blockquote: block("blockquote", {
      content: "(paragraph | bullet_list | ordered_list)+",
      group: "block",
      defining: true,
    }),
    table: {
      attrs: own,
      content: "table_row+",
      tableRole: "table",
      isolating: true,
      parseDOM: [{ tag: "table", getAttrs: (dom) => ({ id: idOf(dom) }) }],
      toDOM: (node) => ["table", node.attrs.id ? { "data-id": node.attrs.id } : {}, ["tbody", 0]],
    },
    table_row: { ...block("tr"), content: "(table_cell | table_header)+", tableRole: "row" },
    table_cell: cell("td", "cell"),
    table_header: cell("th", "header_cell"),
    person,
    hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"], leafText: () => "\n" },
    text: { group: "inline" },
  },
  marks: {
    strong: {
      parseDOM: [
        { tag: "strong" },
        { tag: "b", getAttrs: (dom) => !/font-weight:\s*normal/i.test(dom.getAttribute("data-style") || "") && null },
      ],
      toDOM: () => ["strong", 0],
    },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }, { tag: "cite" }], toDOM: () => ["em", 0] },
  },
});
