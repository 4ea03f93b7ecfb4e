// The sandbox's page: asks for the state once a second while it can be seen, and shows what changed.
import { el, renderBlocks } from "./blocks.js";
import { Rail, hour, span } from "./rail.js";

const DIRECT = "direct";
const $ = (id) => document.getElementById(id);
const shown = new Map(); // key of a message → what was drawn
const seen = new Map(); // person/place → newest message looked at
let world, rail, names, me, place, state, began;

async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error((await answer.json()).error ?? answer.statusText);
  return answer.json();
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error((await answer.json()).error ?? answer.statusText);
  return answer.json();
}

function tell(problem) {
  $("problem").textContent = problem;
}

/** Runs an action, shows what went wrong, and looks again at once. */
async function act(action) {
  tell("");
  try {
    await action();
  } catch (e) {
    tell(e.message);
  }
  await look();
}

async function look() {
  try {
    const asked = me;
    const answer = await get(`/page/state?as=${asked}`);
    if (asked !== me) return;
    state = answer;
    began ??= newest(state.messages);
    show();
    if (document.body.dataset.lost) tell("");
    delete document.body.dataset.lost;
  } catch {
    document.body.dataset.lost = "yes";
    tell("The sandbox does not answer. Is ./boundary sandbox still running?");
  }
}

const newest = (messages) => messages.reduce((max, m) => Math.max(max, m.real), 0);
const placeOf = (message) => (message.kind === "direct" ? DIRECT : message.channel);
const person = () => world.people.find((p) => p.slack_id === me);

function show() {
  const here = state.messages.filter((m) => placeOf(m) === place);
  seen.set(`${me}/${place}`, newest(here));
  const list = $("messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const added = showMessages(here);
  showPlaces();
  const moved = showNudge();
  if ((atEnd && (added || moved)) || (added && here.at(-1).kind === "command")) list.scrollTop = list.scrollHeight;
  rail.show(state);
}

/* Places */

function places() {
  const channels = world.channels.map((c) => ({ id: c.id, name: c.name, sign: "#" }));
  return [...channels.reverse(), { id: DIRECT, name: "Boundary", sign: "●" }];
}

function about(id) {
  if (id === DIRECT) return `What Boundary tells ${person().display_name} directly`;
  return id === world.home ? "Type /boundary here; answers are for your eyes only" : "Where requests that need a second person are decided";
}

function unread(id) {
  const from = seen.get(`${me}/${id}`) ?? began ?? 0;
  return state.messages.filter((m) => placeOf(m) === id && m.kind !== "command" && m.real > from).length;
}

function showPlaces() {
  const key = JSON.stringify([me, place, places().map((p) => unread(p.id))]);
  if (shown.get("places") === key) return;
  shown.set("places", key);
  const focused = document.activeElement?.dataset?.place;
  $("places").replaceChildren(...places().map((p) => {
    const count = p.id === place ? 0 : unread(p.id);
    const button = el("button", count ? "place unread" : "place", el("span", "sign", p.sign), el("span", "name", p.name));
    button.type = "button";
    button.dataset.place = p.id;
    button.setAttribute("aria-current", String(p.id === place));
    if (count) {
      button.append(el("span", "count", String(count)));
      button.setAttribute("aria-label", `${p.name}, ${count} new`);
    }
    button.addEventListener("click", () => go(p.id));
    return el("li", "", button);
  }));
  if (focused) $("places").querySelector(`[data-place="${focused}"]`)?.focus();
}

function go(id) {
  place = id;
  const found = places().find((p) => p.id === id);
  $("place-name").textContent = (id === DIRECT ? "" : "# ") + found.name;
  $("place-about").textContent = about(id);
  $("messages").replaceChildren();
  for (const key of [...shown.keys()].filter((k) => k.startsWith("m:"))) shown.delete(key);
  if (state) show();
}

function become(slackId, where) {
  me = slackId;
  $("who").value = slackId;
  sessionStorage.setItem("me", slackId);
  state = undefined;
  go(where ?? place);
  return look();
}

/* Messages */

function showMessages(messages) {
  const list = $("messages");
  list.querySelector(".empty")?.remove();
  const keys = new Set();
  let before = null;
  let added = false;
  for (const m of messages) {
    const key = `m:${m.kind}/${m.channel}/${m.ts ?? m.real}`;
    const drawn = JSON.stringify([m.text, m.blocks, m.edits]);
    keys.add(key);
    let entry = shown.get(key);
    if (!entry) {
      entry = { node: message(m), drawn };
      added = true;
      shown.set(key, entry);
      before ? before.after(entry.node) : list.prepend(entry.node);
    } else if (entry.drawn !== drawn) {
      const node = message(m);
      entry.node.replaceWith(node);
      shown.set(key, (entry = { node, drawn }));
    }
    before = entry.node;
  }
  for (const [key, entry] of shown) {
    if (key.startsWith("m:") && !keys.has(key)) {
      entry.node.remove();
      shown.delete(key);
    }
  }
  if (!messages.length) list.append(emptiness());
  return added;
}

function emptiness() {
  if (place === DIRECT) return el("li", "empty", el("b", "", "No direct messages yet"), "Boundary writes here when access ends.");
  return place === world.home
    ? el("li", "empty", el("b", "", "Ask for access"), "Pick an example below and send it. You will see what Boundary answers, and what it does.")
    : el("li", "empty", el("b", "", "Nothing to decide"), "Requests that need approval appear here, with buttons.");
}

function message(m) {
  const typed = m.kind === "command";
  const name = typed ? person().display_name : "Boundary";
  const avatar = el("span", typed ? "avatar" : "avatar app", name.split(" ").map((w) => w[0]).join("").slice(0, 2));
  avatar.setAttribute("aria-hidden", "true");
  const byline = el("p", "byline", el("b", "", name), el("time", "", `${hour(m.at)} UTC`));
  if (m.kind === "answer") byline.append(el("span", "only", "Only visible to you"));
  if (m.edits) byline.append(el("span", "edited", "edited"));
  const body = typed
    ? [el("div", "", `/boundary ${m.text}`)]
    : renderBlocks(m, names, (button, node) => press(m, button, node));
  return el("li", `message ${typed ? "typed" : m.kind === "answer" ? "alone" : ""}`, avatar, byline, el("div", "body", ...body));
}

function press(m, button, node) {
  if (button.url) {
    tell(`In a deployment this opens ${button.url}, where the new access is listed.`);
    return;
  }
  node.disabled = true;
  act(async () => {
    try {
      await post("/page/clicks", { as: me, action_id: button.action_id, value: button.value, channel: m.channel, ts: m.ts });
    } finally {
      node.disabled = false;
    }
  });
}

/* What to do next */

function nudge() {
  const waits = state.requests.find((r) => r.status === "PENDING_APPROVAL");
  const approvals = world.channels[0];
  if (waits && person().approves && waits.requester_slack_user_id !== me) {
    return place === approvals.id ? null : [`A request waits for you in #${approvals.name}.`, "Go there", () => go(approvals.id)];
  }
  const approver = world.people.find((p) => p.approves && p.slack_id !== waits?.requester_slack_user_id && p.role === "security admin");
  if (waits && approver) {
    return [`A second person must agree: ${approver.display_name} is a security admin.`, `Be ${approver.display_name}`, () => become(approver.slack_id, approvals.id)];
  }
  const active = state.assignments.find((a) => a.expires_at);
  if (active) {
    const left = active.expires_at - state.now;
    return left > 0 ? [`Access is active and ends in ${span(left).replace(/ \d\d s$/, "")}.`, "Move time and see it end", () => advance(left + 5)] : null;
  }
  return null;
}

function showNudge() {
  const what = nudge();
  const key = what && what[0] + what[1];
  if (what) shown.set("nudge-do", what[2]);
  if (shown.get("nudge") === key) return false;
  shown.set("nudge", key);
  $("nudge").hidden = !what;
  if (!what) return true;
  const button = el("button", "button", what[1]);
  button.type = "button";
  button.addEventListener("click", () => shown.get("nudge-do")());
  $("nudge").replaceChildren(el("span", "", what[0]), button);
  return true;
}

const advance = (seconds) => act(() => post("/page/time", { advance_seconds: seconds }));

/* The command line */

function send(event) {
  event.preventDefault();
  const text = $("command").value.trim().replace(/^\/boundary\s*/, "");
  $("command").value = "";
  act(async () => {
    if (place !== world.home) go(world.home);
    await post("/page/commands", { as: me, text });
  });
}

function chip({ label, text }) {
  const button = el("button", "chip", label);
  button.type = "button";
  button.title = `/boundary ${text}`;
  button.addEventListener("click", () => {
    $("command").value = text;
    $("command").focus();
  });
  return button;
}

async function start() {
  world = await get("/page/world");
  names = new Map(world.people.map((p) => [p.slack_id, p.display_name]));
  $("workspace").textContent = world.workspace;
  $("who").append(...world.people.map((p) => new Option(`${p.display_name}, ${p.role}`, p.slack_id)));
  $("chips").append(...world.examples.map(chip));
  $("composer").addEventListener("submit", send);
  $("who").addEventListener("change", () => become($("who").value));
  rail = new Rail(world, advance);
  const remembered = sessionStorage.getItem("me");
  place = world.home;
  await become(names.has(remembered) ? remembered : world.people[0].slack_id, world.home);
  document.body.dataset.ready = "yes";
  setInterval(() => document.hidden || look(), 1000);
  document.addEventListener("visibilitychange", () => document.hidden || look());
}

start().catch(() => tell("The sandbox does not answer. Is ./boundary sandbox still running?"));
