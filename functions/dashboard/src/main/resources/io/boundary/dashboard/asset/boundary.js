// Countdown, copying, theme and refresh. Every page can be read without it.
(function () {
  "use strict";

  var REFRESH_MS = 30000;
  var root = document.documentElement;
  var skew = Number(document.body.dataset.now) - Date.now();

  function span(seconds) {
    var s = Math.max(0, Math.floor(seconds));
    if (s < 60) return s + " s";
    if (s < 600) return Math.floor(s / 60) + " min" + (s % 60 ? " " + (s % 60) + " s" : "");
    if (s < 3600) return Math.floor(s / 60) + " min";
    if (s < 86400) return pair(s, 3600, " h", 60, " min");
    return pair(s, 86400, " d", 3600, " h");
  }

  function pair(s, large, largeUnit, small, smallUnit) {
    var rest = Math.floor((s % large) / small);
    return Math.floor(s / large) + largeUnit + (rest ? " " + rest + smallUnit : "");
  }

  function tick() {
    var now = (Date.now() + skew) / 1000;
    document.querySelectorAll("[data-meter]").forEach(function (meter) {
      var start = Number(meter.dataset.start);
      var end = Number(meter.dataset.end);
      var used = Math.max(0, Math.min(1, (now - start) / (end - start)));
      var text =
        meter.dataset.meter === "age"
          ? "waits " + span(now - start) + " of " + span(end - start)
          : now < end ? span(end - now) + " left" : "ending now";
      var words = meter.querySelector(".meter-text");
      if (words.textContent !== text) words.textContent = text;
      meter.querySelector("progress").value = Math.round(used * 1000);
      meter.classList.toggle("is-late", used >= 0.9);
    });
  }

  function reveal() {
    document.querySelectorAll(".needs-script[hidden]").forEach(function (part) {
      part.hidden = false;
    });
  }

  function setTheme(name) {
    root.dataset.theme = name;
    var age = name === "system" ? 0 : 31536000;
    document.cookie = "boundary_theme=" + name + "; path=/dashboard; max-age=" + age + "; samesite=lax";
    document.querySelectorAll("[data-theme-set]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.themeSet === name));
    });
  }

  function copy(button) {
    var from = button.dataset.copyFrom;
    var text = from ? document.getElementById(from).textContent : button.dataset.copy;
    var done = function () { say(button, "Copied"); };
    var failed = function () { say(button, copyByHand(text) ? "Copied" : "Select and copy"); };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, failed);
    else failed();
  }

  function copyByHand(text) {
    var area = document.createElement("textarea");
    area.value = text;
    area.className = "sr";
    document.body.appendChild(area);
    area.select();
    var copied = document.execCommand("copy");
    area.remove();
    return copied;
  }

  function say(button, words) {
    button.textContent = words;
    setTimeout(function () { button.textContent = "Copy"; }, 1600);
  }

  document.addEventListener("click", function (event) {
    var theme = event.target.closest("[data-theme-set]");
    var button = event.target.closest(".copy");
    if (theme) setTheme(theme.dataset.themeSet);
    if (button) copy(button);
  });

  // Refresh: only the marked parts are changed, so that scroll position and form stay as they are;
  // what was unfolded stays so, and the focus goes back to the same link.
  var state = document.getElementById("refresh-state");
  var toggle = document.getElementById("refresh-toggle");
  var paused = false;

  function stored() {
    try { return sessionStorage.getItem("boundary_paused") === "yes"; } catch (e) { return false; }
  }

  function store() {
    try { sessionStorage.setItem("boundary_paused", paused ? "yes" : "no"); } catch (e) { return; }
  }

  function show(words) {
    if (state) state.textContent = words;
    if (toggle) {
      toggle.textContent = paused ? "Resume" : "Pause";
      toggle.setAttribute("aria-pressed", String(paused));
    }
  }

  function swap(next) {
    var focused = document.activeElement;
    var href = focused && focused.getAttribute("href");
    var key = focused && focused.parentElement && focused.parentElement.dataset.key;
    document.querySelectorAll("[data-swap]").forEach(function (part) {
      var fresh = next.getElementById(part.id);
      if (!fresh) return;
      var held = part.contains(focused);
      part.querySelectorAll("details[data-key]").forEach(function (open) {
        var twin = fresh.querySelector('details[data-key="' + open.dataset.key + '"]');
        if (twin) twin.open = open.open;
      });
      part.replaceWith(document.adoptNode(fresh));
      if (!held) return;
      var again = Array.from(fresh.querySelectorAll("a, summary")).find(function (item) {
        return href ? item.getAttribute("href") === href : item.parentElement.dataset.key === key;
      });
      if (again) again.focus({ preventScroll: true });
    });
    skew = Number(next.body.dataset.now) - Date.now();
    reveal();
    tick();
  }

  function refresh() {
    if (paused || document.hidden || String(getSelection()) !== "") return;
    fetch(location.href, { credentials: "same-origin" })
      .then(function (response) {
        if (!response.ok) throw new Error(String(response.status));
        return response.text();
      })
      .then(function (html) {
        swap(new DOMParser().parseFromString(html, "text/html"));
        show("Refreshes every 30 s");
      })
      .catch(function () { show("Could not refresh; tries again"); });
  }

  if (toggle && document.body.dataset.live === "yes") {
    paused = stored();
    show(paused ? "Paused" : "Refreshes every 30 s");
    toggle.addEventListener("click", function () {
      paused = !paused;
      store();
      show(paused ? "Paused" : "Refreshes every 30 s");
      refresh();
    });
    setInterval(refresh, REFRESH_MS);
  }

  reveal();
  tick();
  setInterval(tick, 1000);
})();
