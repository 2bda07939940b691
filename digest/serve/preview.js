// What the preview adds to a page: it reloads when a file is saved, shows what is wrong, and marks what readers don't see yet.
"use strict";
(() => {
  const { etag, desk } = document.currentScript.dataset; // of this page, as it was read; where it is put right
  let { stamp } = document.currentScript.dataset; // of the news that it knows
  let source = null;
  let open = null; // whether the editor has opened or closed the panel by hand

  const made = (name, className, text) => {
    const element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  const badges = (state) => {
    document.querySelectorAll(".preview-badge").forEach((badge) => badge.remove());
    const here = state.badges[location.pathname];
    const title = document.querySelector("h1");
    if (here && title) title.after(made("p", "preview-badge", `${here}: readers do not see this page yet`));
    for (const link of document.querySelectorAll("main a[href]")) {
      const badge = state.badges[new URL(link.href).pathname];
      if (badge && link.textContent.trim() && !link.closest("nav")) link.after(made("span", "preview-badge", badge));
    }
  };

  const panel = (state) => {
    const was = document.querySelector(".preview-panel");
    if (was) was.remove();
    const errors = state.problems.some((problem) => problem.severity === "error");
    if (!state.problems.length && !state.trouble) return;
    const box = made("section", "preview-panel");
    box.setAttribute("aria-label", "Problems");
    const details = made("details", errors || state.trouble ? "preview-errors" : "preview-warnings");
    details.open = open ?? Boolean(errors || state.trouble);
    const summary = made("summary", "", state.trouble ? "The preview could not be built" : state.tally);
    summary.addEventListener("click", () => { open = !details.open; });
    details.append(summary);
    if (state.old.includes(location.pathname)) {
      details.append(made("p", "", "This page is as it was before the error: mend the file and save it, and the page follows."));
    }
    if (state.trouble) details.append(made("pre", "preview-error", state.trouble));
    const mine = (problem) => (problem.page === location.pathname ? 0 : 1);
    for (const problem of [...state.problems].sort((a, b) => mine(a) - mine(b))) {
      details.append(made("pre", `preview-${problem.severity}`, problem.text));
    }
    if (state.more) details.append(made("p", "", `and ${state.more} more; "digest check" shows them all`));
    box.append(details);
    document.body.append(box);
  };

  const toDesk = () => {
    const link = made("a", "preview-desk", desk === "/desk/" ? "The desk" : "Put this right at the desk");
    link.href = desk;
    const place = document.querySelector("main");
    if (place) place.before(link);
  };

  const listen = () => {
    if (source) return;
    source = new EventSource("/_preview/events");
    source.onmessage = async (event) => {
      const state = JSON.parse(event.data);
      if (state.stamp !== stamp) {
        const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
        if (answer.headers.get("etag") !== etag) {
          location.reload();
          return;
        }
        stamp = state.stamp;
      }
      badges(state);
      panel(state);
      document.documentElement.dataset.preview = "listening";
    };
  };

  // A browser keeps six connections to a server: tabs that nobody looks at give theirs back.
  const hush = () => {
    if (source) source.close();
    source = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  addEventListener("pagehide", hush);
  addEventListener("pageshow", listen);
  toDesk();
  listen();
})();
