// The search page: words, filters and order, kept in the address; the index is Pagefind's.

const form = document.querySelector("form.search");
const { q, show, order } = form.elements;
const picks = ["council", "topic", "year"].map((name) => form.elements[name]);
const fields = [q, ...picks, show, order];
const found = form.querySelector(".found");
const list = document.querySelector(".results");
const unsought = document.querySelector(".unsought");
const AT_ONCE = 20; // results
const AROUND = 16; // words before and after a match
const names = new Map();
for (const pick of picks) {
  for (const option of pick.options) {
    option.dataset.name = option.text.replace(/ \(\d+\)$/, "");
    names.set(`${pick.name} ${option.value}`, option.dataset.name);
  }
}

/* ----- The index: one part for each run of years, the newest first. ----- */

let loading;
const engine = () => {
  loading ??= (async () => {
    const { index, shards, base } = form.dataset;
    const [first, ...others] = shards.split(" ").map((shard) => `${index}/${shard}/`);
    const pagefind = await import(`${first}pagefind.js`);
    await pagefind.options({ baseUrl: base, noWorker: true });
    await pagefind.init();
    for (const other of others) await pagefind.mergeIndex(other, { baseUrl: base });
    return pagefind;
  })();
  return loading;
};

/* ----- Words of a story as results. ----- */

const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

const element = (name, properties, ...inside) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
};

// The words from `start` to `end` with those that were asked for marked.
const excerpt = (words, start, end, hits) => {
  const out = [start > 0 ? "… " : ""];
  for (let index = start; index < end; index += 1) {
    out.push(hits.has(index) ? element("mark", { className: "hit" }, words[index]) : words[index], " ");
  }
  if (end < words.length && !/[.?!][”"’']?$/.test(words[end - 1])) out.push("…");
  return out;
};

// The sentence around the word at `place`, as far as AROUND words each way.
const sentence = (words, place, length) => {
  const ends = (word) => /[.?!][”"’']?$/.test(word);
  let start = place;
  while (start > 0 && place - start < 2 * AROUND && !ends(words[start - 1])) start -= 1;
  let end = Math.min(words.length, place + length);
  while (end < words.length && end - place < 2 * AROUND + length && !ends(words[end - 1])) end += 1;
  return [start, end];
};

const kicker = (story) => {
  const about = [story.meta.day || "Undated", ...(story.filters.council || []).map((slug) => names.get(`council ${slug}`) || slug)];
  return element("p", { className: "kicker" }, ...about.map((text) => element("span", {}, text)));
};

const storyResult = (story, words, hits) => {
  const first = story.locations.length ? Math.min(...story.weighted_locations.map((each) => each.location)) : 0;
  const dense = story.locations.reduce(
    (best, place) => {
      const count = story.locations.filter((other) => other >= place && other < place + 2 * AROUND).length;
      return count > best.count ? { place, count } : best;
    },
    { place: first, count: 0 },
  ).place;
  const start = Math.max(0, dense - AROUND / 2);
  return element(
    "li",
    {},
    kicker(story),
    element("h2", { className: "headline" }, element("a", { href: story.url }, story.meta.title)),
    element("p", { className: "summary" }, ...excerpt(words, start, Math.min(words.length, start + 2.5 * AROUND), hits)),
  );
};

// Figures or quotations of a story, each with its sentence and with how many of the words it answers.
const partResults = (story, words, hits, kind, asked) => {
  const parts = (story.anchors || []).filter((anchor) => anchor.id?.startsWith(`${kind}-`));
  return parts.map((anchor) => {
    const text = anchor.text.trim();
    const length = Math.max(1, text.split(/\s+/).length);
    const [start, end] = sentence(words, anchor.location, length);
    const around = plain(kind === "quotation" ? text : `${words.slice(start, end).join(" ")} ${text}`).split(/[\s("'“‘]+/);
    const answers = (word) => asked.some((each) => plain(word).replace(/^[("'“‘]+/, "").startsWith(each));
    const answered = asked.filter((word) => around.some((each) => each.startsWith(word))).length + text.split(/\s+/).filter(answers).length;
    const said = kind === "quotation" ? [
      element("p", { className: "said" }, "“", ...text.split(/(\s+)/).map((word) => (answers(word) ? element("mark", { className: "hit" }, word) : word)), "”"),
    ] : [
      element("p", { className: "said" }, element("span", { className: "value" }, text)),
      element("p", { className: "summary" }, ...excerpt(words, start, end, hits)),
    ];
    const link = element("a", { href: `${story.url}#${anchor.id}` }, story.meta.title);
    return { answered, made: element("li", {}, ...said, element("p", { className: "source" }, link), kicker(story)) };
  });
};

/* ----- Searching. ----- */

let latest = 0;

// The choices made, but for that of the field `except`.
const chosen = (except) =>
  Object.fromEntries(picks.filter((pick) => pick !== except && pick.value).map((pick) => [pick.name, pick.value]));

// Each part of the index sorts by itself; they follow each other in time, and are asked one after the other.
const results = async (pagefind, term) => {
  if (!order.value) return (await pagefind.search(term, { filters: chosen() })).results;
  const starts = form.dataset.shards.split(" ");
  const years = [...picks[2].options].map((option) => option.value).filter(Boolean);
  const within = (start, index) => years.filter((year) => year >= start && (!index || year < starts[index - 1]));
  const runs = picks[2].value ? [null] : starts.length > 1 ? starts.map(within) : [years];
  // The newest part stands first; those without a date are last, whichever way.
  if (order.value === "asc") runs.reverse();
  const found = [];
  for (const run of runs) {
    const filters = run ? { ...chosen(), year: { any: run } } : chosen();
    found.push(...(await pagefind.search(term, { filters, sort: { date: order.value } })).results);
  }
  if (!picks[2].value) found.push(...(await pagefind.search(term, { filters: { ...chosen(), year: "undated" } })).results);
  return found;
};

const count = async (pagefind, term) => {
  const all = await pagefind.search(term, { filters: chosen() });
  for (const pick of picks) {
    const among = pick.value ? await pagefind.search(term, { filters: chosen(pick) }) : all;
    const behind = term === null && !Object.keys(chosen(pick)).length ? await pagefind.filters() : among.filters;
    for (const option of pick.options) {
      if (option.value) option.text = `${option.dataset.name} (${behind[pick.name]?.[option.value] || 0})`;
    }
  }
};

const search = async () => {
  const turn = (latest += 1);
  // An amount is a word with its sign: "5.5m" is looked for as "£5.5m".
  const term = q.value.trim().replace(/(^|\s)(?=\d[\d.,]*(?:m|bn)\b)/gi, "$1£") || null;
  const asks = term !== null || picks.some((pick) => pick.value) || show.value;
  unsought.hidden = Boolean(asks);
  if (!asks) {
    list.replaceChildren();
    found.textContent = "";
    return;
  }
  let pagefind, answer;
  try {
    pagefind = await engine();
    answer = { results: await results(pagefind, term) };
  } catch (error) {
    found.textContent = "The search could not be loaded. Please try again.";
    loading = undefined;
    console.error(error);
    return;
  }
  if (turn !== latest) return;
  list.replaceChildren();
  // A word is recognised by its stem: "councillors" answers "councillor".
  const stem = (word) => (/\d/.test(word) ? word : word.slice(0, Math.max(4, word.length - 2)));
  const asked = plain(term || "").replace(/["“”]/g, "").split(/\s+/).filter((word) => word.length > 2).map(stem);
  // The index takes "£5.5m" for "£55m": a story that has only the one is no answer to the other.
  const amounts = (term || "").match(/[£€$]?\d[\d,]*\.\d+\S*/g) || [];
  const isAnswer = (story) => amounts.every((amount) => story.content.toLowerCase().includes(amount.toLowerCase()));
  let shown = 0;
  let dropped = 0;
  const more = element("button", { type: "button", className: "more" }, "Show more");
  const add = async () => {
    const next = await Promise.all(answer.results.slice(shown, shown + AT_ONCE).map((result) => result.data()));
    if (turn !== latest) return;
    shown += next.length;
    const parts = [];
    for (const story of next) {
      if (!isAnswer(story)) {
        dropped += 1;
        continue;
      }
      const words = story.content.split(/\s+/);
      const hits = new Set(story.locations);
      if (show.value) parts.push(...partResults(story, words, hits, show.value, asked));
      else parts.push({ answered: asked.length, made: storyResult(story, words, hits) });
    }
    const good = parts.filter((part) => !asked.length || part.answered > 0);
    // Those that answer more of the words first; otherwise in the order of their stories.
    if (show.value && !order.value) good.sort((one, other) => other.answered - one.answered);
    list.append(...good.map((part) => part.made));
    more.hidden = shown >= answer.results.length;
    const all = answer.results.length - dropped;
    const stories = `${all.toLocaleString("en-GB")} ${all === 1 ? "story" : "stories"}`;
    const some = more.hidden ? "" : `the first ${shown - dropped} of `;
    const kind = `${list.children.length} ${show.value}${list.children.length === 1 ? "" : "s"} in ${some}`;
    found.textContent = `${show.value ? kind : ""}${all ? stories : "No story"}${term ? ` for “${term}”` : ""}.`;
  };
  more.addEventListener("click", async () => {
    const before = list.children.length;
    await add();
    list.children[before]?.querySelector("a").focus();
  });
  await add();
  document.querySelector(".more")?.remove();
  list.after(more);
  await count(pagefind, term);
};

/* ----- The address. ----- */

const toAddress = (step) => {
  const address = new URL(location);
  for (const field of fields) {
    address.searchParams.delete(field.name);
    if (field.value.trim()) address.searchParams.set(field.name, field.value.trim());
  }
  if (address.href !== location.href) history[step]({}, "", address);
};

const fromAddress = () => {
  const said = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = said.get(field.name) || "";
    field.value = field.options && ![...field.options].some((option) => option.value === value) ? "" : value;
  }
  search();
};

let waiting;
q.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    toAddress("replaceState");
    search();
  }, 250);
});
form.addEventListener("change", (event) => {
  if (event.target === q) return;
  toAddress("pushState");
  search();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  toAddress("pushState");
  search();
});
addEventListener("popstate", fromAddress);
form.hidden = false;
document.querySelector(".without").hidden = true;
fromAddress();
if (!location.search) q.focus();
