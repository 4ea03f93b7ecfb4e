// What stands beside Slack: the time, who has access now, the latest requests.
import { el } from "./blocks.js";

const STATES = {
  ACTIVE: ["Active", "good"],
  APPROVED: ["Being granted", "wait"],
  PENDING_APPROVAL: ["Waits for approval", "wait"],
  REVOKED: ["Ended", "over"],
  DENIED: ["Denied", "bad"],
  ERROR: ["Failed", "bad"],
};

const STEPS = [["+1 min", 60], ["+30 min", 1800], ["+9 h", 32400], ["+1 day", 86400]];

const $ = (id) => document.getElementById(id);

/** Seconds as people say them. */
export function span(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s >= 3600) return `${Math.floor(s / 3600)} h ${String(Math.floor((s % 3600) / 60)).padStart(2, "0")} min`;
  return s >= 60 ? `${Math.floor(s / 60)} min ${String(s % 60).padStart(2, "0")} s` : `${s} s`;
}

/** Hours and minutes, UTC like the messages. */
export const hour = (epoch) => new Date(epoch * 1000).toISOString().slice(11, 16);

export class Rail {
  constructor(world, advance) {
    this.world = world;
    this.names = new Map(world.people.map((p) => [p.identity_center_id, p.display_name]));
    this.askers = new Map(world.people.map((p) => [p.slack_id, p.display_name]));
    this.drawn = new Map();
    this.countdowns = [];
    for (const [label, seconds] of STEPS) $("steps").append(this.step(label, seconds, advance));
    for (const caller of world.callers) $("dashboards").append(el("li", "", this.dashboard(caller)));
    setInterval(() => this.tick(), 500);
  }

  step(label, seconds, advance) {
    const button = el("button", "step", label);
    button.type = "button";
    button.addEventListener("click", async () => {
      button.disabled = true;
      await advance(seconds);
      button.disabled = false;
    });
    return button;
  }

  /** One window for all roles, as the sandbox remembers one role for its links. */
  dashboard(caller) {
    const a = el("a", "", caller.replace("_", " ").replace(/^./, (c) => c.toUpperCase()));
    a.href = `/as/${caller}/dashboard`;
    a.target = "boundary-dashboard";
    return a;
  }

  now() {
    return this.base + (performance.now() - this.read) / 1000;
  }

  show(state) {
    this.base = state.now;
    this.read = performance.now();
    this.draw("assignments", state.assignments, () => this.assignments(state));
    this.draw("requests", state.requests, () => this.requests(state));
    this.tick();
  }

  /** Draws a list only when it has changed. */
  draw(id, data, rows) {
    const drawn = JSON.stringify(data);
    if (this.drawn.get(id) === drawn) return;
    this.drawn.set(id, drawn);
    $(id).replaceChildren(...rows());
  }

  assignments(state) {
    this.countdowns = [];
    const ours = [...state.assignments].sort((a, b) => (b.expires_at ?? 0) - (a.expires_at ?? 0));
    if (!ours.length) return [el("li", "none", "Nobody.")];
    return ours.map((a) => this.card(a, state.requests.find((r) => r.request_id === a.request_id)));
  }

  card(assignment, request) {
    const account = this.world.accounts[assignment.account_id] ?? "";
    const card = el("li", assignment.request_id ? "card ours" : "card",
      el("b", "", this.names.get(assignment.identity_center_id) ?? assignment.identity_center_id),
      el("p", "", `${assignment.permission_set} in ${account} (${assignment.account_id})`));
    if (!assignment.request_id) {
      card.append(el("p", "", "Standing access. Boundary never touches it."));
      return card;
    }
    const left = el("span", "mono");
    const bar = el("progress");
    bar.max = Math.max(1, assignment.expires_at - (request?.created_at ?? assignment.expires_at - 3600));
    bar.setAttribute("aria-label", "time left");
    card.append(el("p", "left", "Given by Boundary", left), bar);
    this.countdowns.push({ until: assignment.expires_at, left, bar });
    return card;
  }

  requests(state) {
    if (!state.requests.length) return [el("li", "none", "None yet.")];
    return state.requests.map((r) => {
      const [word, tone] = STATES[r.status] ?? [r.status, "over"];
      const why = r.status === "REVOKED" ? r.end_reason : r.status === "ACTIVE" ? "" : r.end_reason || r.reason;
      const row = el("li", "row",
        el("p", "top", el("b", "", this.askers.get(r.requester_slack_user_id) ?? ""), el("span", `state ${tone}`, word)),
        el("p", "", `${r.permission_set_name || "?"} in ${this.world.accounts[r.account_id] ?? r.account_id}`));
      if (why) row.append(el("p", "why", why));
      return row;
    });
  }

  /** Between two looks the clock runs on by itself. */
  tick() {
    if (this.base === undefined) return;
    const now = new Date(this.now() * 1000);
    const day = now.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
    $("clock").dateTime = now.toISOString();
    $("clock").replaceChildren(now.toISOString().slice(11, 19) + " UTC", el("small", "", day));
    for (const { until, left, bar } of this.countdowns) {
      const seconds = until - this.now();
      left.textContent = seconds > 0 ? `${span(seconds)} left` : "ending …";
      bar.value = Math.max(0, seconds);
    }
  }
}
