// Parts of a page that refresh themselves: <div data-live hx-get=… hx-trigger="every 20s, wake">. Nothing here is evaluated text.
(() => {
  "use strict";
  const LIVE = "[data-live]";
  const isLive = (event) => event.detail.elt.matches(LIVE);
  const lost = (yes) => document.querySelectorAll("[data-lost]").forEach((one) => { one.hidden = !yes; });
  // Somebody types or is about to confirm: what they hold is not taken out of their hands.
  const isHeld = (part) =>
    part.querySelector("details[open] form") !== null || (part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea"));

  document.addEventListener("htmx:configRequest", (event) => {
    if (isLive(event)) event.detail.headers["X-Live"] = "1"; // nobody works here: the session's end comes no later
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isLive(event) && (document.hidden || isHeld(event.detail.elt))) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) document.querySelectorAll(LIVE).forEach((one) => window.htmx.trigger(one, "wake"));
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const answered = event.detail.xhr.responseURL;
    const asked = new URL(event.detail.pathInfo.requestPath, location.href);
    if (answered && new URL(answered).pathname !== asked.pathname) { // signed out meanwhile
      event.detail.shouldSwap = false;
      location.reload();
    }
  });
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => document.addEventListener(name, () => lost(true)));
  document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) lost(false); });
})();
