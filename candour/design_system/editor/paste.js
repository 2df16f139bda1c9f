// HTML from elsewhere, above all from Word: its shape is cleaned here, and none of its words is lost.
// The service does the same for tests (candour/reviews/rich_text/pasted.py).
const DROPPED = "style, script, meta, link, title, template, xml, noscript";
const NUMBERED = /^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]/i;
const LEVEL = /mso-list:\s*(?!ignore)\S*\s*level(\d)/i;
const styleOf = (element) => element.getAttribute("data-style") || "";
// The security policy refuses a style also in a page that is only read, so styles are read under another name.
const unstyled = (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=");

export function cleaned(html) {
  const text = html
    .replace(/<!\[(?:if|endif)[^>]*\]>/gi, "")
    .replace(/<\/?[ovw]:\w+[^>]*>/gi, "")
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, unstyled);
  const page = new DOMParser().parseFromString(text, "text/html");
  for (const element of page.querySelectorAll(DROPPED)) element.remove();
  for (const list of page.querySelectorAll("ul, ol")) onlyEntries(list);
  lists(page);
  for (const element of page.querySelectorAll("span, font, a")) emphasised(element, page);
  for (const element of page.querySelectorAll("caption, dt, dd, figcaption, legend")) renamed(element, "p", page);
  for (const caption of page.querySelectorAll("table > p")) caption.parentNode.before(caption);
  for (const element of page.body.querySelectorAll("*")) onlyWhatIsKept(element);
  return page.body.innerHTML;
}

function onlyEntries(list) {
  // A list that stands in a list belongs to the entry above it.
  for (const child of [...list.children]) {
    if (child.matches("ul, ol") && child.previousElementSibling?.matches("li")) child.previousElementSibling.append(child);
  }
}

function lists(page) {
  let open = [];
  for (const paragraph of page.querySelectorAll("p, div")) {
    const found = LEVEL.exec(styleOf(paragraph));
    if (!found || paragraph.closest("li")) {
      continue;
    }
    const level = Math.min(Number(found[1]), 5);
    const mark = [...paragraph.querySelectorAll("span")].find((one) => /mso-list:\s*ignore/i.test(styleOf(one)));
    const tag = NUMBERED.test((mark?.textContent || "").trim()) ? "ol" : "ul";
    mark?.remove();
    if (paragraph.previousElementSibling !== open[0]?.list) open = [];
    open = placed(open, level, tag, paragraph, page);
  }
}

function placed(open, level, tag, paragraph, page) {
  // The lists that stand open, outermost first; deeper ones end here.
  let kept = open.filter((one) => one.level <= level);
  const last = kept.at(-1);
  if (last && last.level === level && last.tag !== tag) kept = kept.slice(0, -1);
  let here = kept.at(-1);
  if (!here || here.level < level) {
    const list = page.createElement(tag);
    if (here) here.list.lastElementChild.append(list);
    else (open[0]?.list ?? paragraph).after(list);
    here = { level, tag, list };
    kept = [...kept, here];
  }
  const entry = page.createElement("li");
  const words = page.createElement("p");
  words.append(...paragraph.childNodes);
  entry.append(words);
  here.list.append(entry);
  paragraph.remove();
  return kept;
}

function emphasised(element, page) {
  const style = styleOf(element);
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) wrapped(element, "strong", page);
  if (/font-style:\s*italic/i.test(style)) wrapped(element, "em", page);
}

function wrapped(element, tag, page) {
  const inside = page.createElement(tag);
  inside.append(...element.childNodes);
  element.append(inside);
}

function renamed(element, tag, page) {
  const made = page.createElement(tag);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

function onlyWhatIsKept(element) {
  for (const { name } of [...element.attributes]) {
    if (!["colspan", "rowspan", "start", "data-register", "data-pm-slice"].includes(name)) element.removeAttribute(name);
  }
}
