// Enhancements only: every page works without this file.
"use strict";

/* ----- Narrow a list where it stands; the choice is kept in the address. ----- */

// "Brontë" is found by "bronte".
const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const wordsOf = (text) => plain(text).split(/\s+/).filter(Boolean);

// Put the fields of a form into the page's address; those that are empty are left out.
const toAddress = (fields, step) => {
  const address = new URL(location);
  for (const field of fields) {
    address.searchParams.delete(field.name);
    if (field.value.trim()) address.searchParams.set(field.name, field.value.trim());
  }
  if (address.href !== location.href) history[step]({}, "", address);
};

// Fill the fields from the address. A choice that the list no longer has is shown as one without stories.
const fromAddress = (fields) => {
  const said = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = said.get(field.name) || "";
    if (field.options && value && ![...field.options].some((option) => option.value === value)) {
      field.add(new Option(`${value.replaceAll("-", " ")} (0)`, value));
    }
    field.value = value;
  }
};

const narrow = (form) => {
  const words = form.elements.words;
  const picks = [...form.querySelectorAll("select")];
  const fields = [...picks, words];
  const found = form.querySelector(".found");
  const list = form.parentElement;
  const stories = [...list.querySelectorAll(".entry, .briefs li")].filter((place) => !place.closest(".mentions"));
  const known = stories.map((place) => ({
    place,
    council: (place.dataset.council || "").split(" "),
    topic: (place.dataset.topic || "").split(" "),
    year: [(place.querySelector("time")?.dateTime || "").slice(0, 4)],
    text: plain(place.textContent),
  }));
  const groups = [...list.querySelectorAll(".briefs, .month, .year")];
  for (const pick of picks) for (const option of pick.options) option.dataset.name = option.text.replace(/ \(\d+\)$/, "");

  // Whether a story answers every choice, but for that of the field `except`.
  const answers = (story, asked, except) =>
    asked.every((word) => story.text.includes(word)) &&
    picks.every((pick) => pick === except || !pick.value || story[pick.name].includes(pick.value));

  const elsewhere = () => {
    const links = picks
      .map((pick) => pick.selectedOptions[0])
      .filter((option) => option.dataset.href)
      .map((option) => [option.dataset.href, `all of ${option.dataset.name}`]);
    if (form.dataset.search) {
      const asked = new URLSearchParams(form.dataset.own);
      if (words.value.trim()) asked.set("q", words.value.trim());
      for (const pick of picks) if (pick.value) asked.set(pick.name, pick.value);
      links.push([`${form.dataset.search}?${asked}`, `search all ${form.dataset.inAll}`]);
    }
    return links.map(([href, text]) => Object.assign(document.createElement("a"), { href, textContent: text }));
  };

  const show = () => {
    const asked = wordsOf(words.value);
    const chosen = asked.length > 0 || picks.some((pick) => pick.value);
    let count = 0;
    for (const story of known) {
      const answered = answers(story, asked);
      story.place.hidden = !answered;
      count += answered;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(".entry:not([hidden]), .briefs li:not([hidden])");
    }
    for (const pick of picks) {
      const among = known.filter((story) => answers(story, asked, pick));
      for (const option of pick.options) {
        if (!option.value) continue;
        const behind = among.filter((story) => story[pick.name].includes(option.value)).length;
        option.text = `${option.dataset.name || option.text.replace(/ \(\d+\)$/, "")} (${behind})`;
      }
    }
    clear.hidden = !chosen;
    const partly = form.dataset.inAll ? `the newest ${known.length} stories` : `${known.length} stories`;
    found.textContent = chosen ? `${count || "None"} of ${partly} on this page` : "";
    if (chosen && form.dataset.inAll) for (const link of elsewhere()) found.append("; ", link);
    if (chosen) found.append(".");
  };

  const clear = Object.assign(document.createElement("button"), { type: "button", textContent: "Show all" });
  clear.addEventListener("click", () => {
    for (const field of fields) field.value = "";
    toAddress(fields, "pushState");
    show();
    words.focus();
  });
  found.before(clear);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    toAddress(fields, event.target === words ? "replaceState" : "pushState");
    show();
  });
  words.addEventListener("input", () => {
    toAddress(fields, "replaceState");
    show();
  });
  const restore = () => {
    fromAddress(fields);
    show();
  };
  addEventListener("popstate", restore);
  addEventListener("pageshow", restore);
  form.hidden = false;
  restore();
};

/* ----- Find a council by any name that it has or had. ----- */

const findNames = (form) => {
  const field = form.elements.name;
  const found = form.querySelector(".found");
  const index = document.querySelector(".index");
  const councils = [...index.querySelectorAll("[data-names]")].map((place) => ({
    place,
    names: plain(`${place.querySelector("a").textContent} ${place.dataset.names}`),
  }));
  const groups = [...index.querySelectorAll(".region, .nation")];

  const show = () => {
    const asked = wordsOf(field.value);
    let count = 0;
    for (const council of councils) {
      const answered = asked.every((word) => council.names.includes(word));
      council.place.hidden = !answered;
      count += answered;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-names]:not([hidden])");
    found.textContent = asked.length ? `${count || "None"} of ${councils.length} councils` : "";
  };
  const restore = () => {
    fromAddress([field]);
    // At an address that leads nowhere, its last words may be a council's old name.
    if (!field.value && form.dataset.guess !== undefined) {
      const last = decodeURIComponent(location.pathname).split(/[/.]/).filter((part) => part && part !== "html").pop() || "";
      const asked = wordsOf(last.replaceAll("-", " "));
      if (asked.length && councils.some((council) => asked.every((word) => council.names.includes(word)))) {
        field.value = asked.join(" ");
      }
    }
    show();
  };
  field.addEventListener("input", () => {
    toAddress([field], "replaceState");
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("pageshow", restore);
  form.hidden = false;
  restore();
};

/* ----- Copy a lasting link or a citation. ----- */

const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard here (an old browser, or a page without https): the way it was done before.
    const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true, className: "unseen" });
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
};

const copyButton = (words, label, text) => {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: words });
  button.setAttribute("aria-label", `${words}: ${label}`);
  button.addEventListener("click", async () => {
    const done = await copied(text());
    button.focus();
    button.textContent = done ? "Copied" : "Not copied";
    heard.textContent = done ? `Copied: ${label}` : "The browser does not let pages copy.";
    setTimeout(() => { button.textContent = words; }, 2000);
  });
  return button;
};

const heard = document.createElement("p");
heard.className = "unseen";
heard.setAttribute("role", "status");

const offerCopies = (record) => {
  const page = document.querySelector("link[rel=canonical]")?.href || location.href.split("#")[0];
  const link = (place) => page + place.getAttribute("href");
  for (const place of record.querySelectorAll(".figures a.value, .quotations blockquote a")) {
    const label = place.textContent.replace(/\s+/g, " ").trim().slice(0, 60);
    place.closest("li").append(copyButton("Copy link", label, () => link(place)));
  }
  for (const form of record.querySelectorAll(".cite details")) {
    const label = form.querySelector("summary").textContent;
    form.querySelector("pre").before(copyButton("Copy citation", label, () => form.querySelector("code").textContent));
  }
  document.body.append(heard);
};

document.querySelectorAll("form.filters[data-count]").forEach(narrow);
document.querySelectorAll("form.by-name").forEach(findNames);
document.querySelectorAll(".record").forEach(offerCopies);
