// Block Kit as elements. Nothing here ever parses HTML: all text goes in by textContent.

/** An element with a class, and children that are elements or text. */
export function el(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

const TOKEN = /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*([^*\n]+)\*(?![\w*])|(?<![\w_])_([^_\n]+)_(?![\w_])|(?<![\w~])~([^~\n]+)~(?![\w~])|\n/g;

const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Slack's mrkdwn; names knows Slack ids of people. */
export function mrkdwn(text, names) {
  const out = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    out.append(plain(text.slice(from, match.index)));
    out.append(token(match, names));
    from = match.index + match[0].length;
  }
  out.append(plain(text.slice(from)));
  return out;
}

function token([whole, block, code, angle, bold, italic, strike], names) {
  if (block) return el("pre", "", plain(block.replace(/^\n/, "")));
  if (code) return el("code", "", plain(code));
  if (angle) return reference(angle, names);
  if (bold) return el("b", "", mrkdwn(bold, names));
  if (italic) return el("i", "", mrkdwn(italic, names));
  if (strike) return el("s", "", mrkdwn(strike, names));
  return whole === "\n" ? el("br") : whole;
}

/** What stands between angle brackets: a person, a channel, a date, a link. */
function reference(inside, names) {
  const [target, label] = inside.split("|", 2);
  if (target.startsWith("@")) {
    return el("span", "mention", "@" + (names.get(target.slice(1)) ?? plain(label ?? target.slice(1))));
  }
  if (target.startsWith("#")) return el("span", "mention", "#" + plain(label ?? target.slice(1)));
  if (target.startsWith("!")) return plain(label ?? target);
  return link(plain(target), plain(label ?? target));
}

function link(target, label) {
  if (!/^https?:\/\//.test(target)) return label;
  const a = el("a", "", label);
  a.href = target;
  a.target = "_blank";
  a.rel = "noopener noreferrer";
  return a;
}

function textOf(object, names) {
  if (!object) return "";
  return object.type === "mrkdwn" ? mrkdwn(object.text ?? "", names) : lines(object.text ?? "");
}

function lines(text) {
  const out = document.createDocumentFragment();
  text.split("\n").forEach((line, i) => out.append(...(i ? [el("br")] : []), line));
  return out;
}

/** Facts: label and value in turn. */
function fields(list, names) {
  const grid = el("dl", "b-fields");
  list.forEach((field, i) => grid.append(el(i % 2 ? "dd" : "dt", "", textOf(field, names))));
  return grid;
}

/** All blocks of a message; press(element, button) is called for buttons. */
export function renderBlocks(message, names, press) {
  const blocks = Array.isArray(message.blocks) ? message.blocks : [];
  if (!blocks.length) return [el("div", "", mrkdwn(message.text ?? "", names))];
  return blocks.map((block) => renderBlock(block, names, press)).filter(Boolean);
}

function renderBlock(block, names, press) {
  switch (block.type) {
    case "header":
      return el("div", "b-header", textOf(block.text, names));
    case "section": {
      const section = el("div", "b-section");
      if (block.text) section.append(el("div", "", textOf(block.text, names)));
      if (block.fields) section.append(fields(block.fields, names));
      return section;
    }
    case "context":
      return el("div", "b-context", ...(block.elements ?? []).map((e) => textOf(e, names)));
    case "actions":
      return el("div", "b-actions", ...(block.elements ?? []).map((e) => button(e, press)));
    case "divider":
      return el("hr");
    default:
      return null;
  }
}

function button(element, press) {
  const style = { primary: "primary", danger: "button danger" }[element.style] ?? "button";
  const node = el("button", style, element.text?.text ?? "Button");
  node.type = "button";
  if (element.accessibility_label) node.setAttribute("aria-label", element.accessibility_label);
  node.addEventListener("click", () => press(element, node));
  return node;
}
