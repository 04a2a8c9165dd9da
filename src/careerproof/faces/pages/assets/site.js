// @ts-check
"use strict";
/*
 * What a page can do beyond being read: search, filter and sort all careers (index), lay careers side by side (compare),
 * sort a table by its headings (categories, industries). No framework, no build step, no request to anybody: the data
 * stand in plain scripts beside this one, as a page from disk may fetch nothing. Without this script every page still
 * says all it has to say.
 *
 * All words come with the data (window.careerproof.careers.words), in the language of the page.
 */

/**
 * @typedef {[key: string, title: string, category: number|null, score10: number|null, score: number|null,
 *   low: number|null, high: number|null, industry: number, pay: number|null, hourly: 0|1, growth: number|null,
 *   openings: number|null, level: number|null, home: 0|1|null]} Row
 * @typedef {{language: string, words: Record<string, string>, signs: Record<string, string>,
 *   categories: [string, string][], industries: [string, string][], levels: string[], rows: Row[]}} Careers
 * @typedef {[axes: ([number, number, number]|null)[], entry: [number, 0|1]|null, senior: [number, 0|1]|null,
 *   skills: number[], technologies: number[]]} Traits
 * @typedef {{axes: string[], meanings: string[], skills: string[], technologies: string[], rows: Traits[]}} Compared
 * @typedef {{careers?: Careers, names?: {everyday: string[], names: string[]}, compare?: Compared}} Data
 * @typedef {{place: number, fit: number, also: string|null}} Hit
 */

(() => {
  const data = /** @type {Data} */ (/** @type {any} */ (window).careerproof || {});
  if (!data.careers) return;
  const careers = data.careers;
  const { words, signs, rows } = careers;
  const [KEY, TITLE, CATEGORY, SCORE10, SCORE, LOW, HIGH, INDUSTRY, PAY, HOURLY, GROWTH, OPENINGS, LEVEL, HOME] =
    Array(14).keys();

  // ---------------------------------------------------------------- words and numbers

  /** @param {string} name @param {Record<string, unknown>} [values] */
  const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));

  /** A number with the signs of the language. @param {number} value @param {number} [digits] */
  function number(value, digits = 0) {
    const [whole, part] = Math.abs(value).toFixed(digits).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, signs.thousands);
    const text = part ? grouped + signs.decimal + part : grouped;
    return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
  }

  /** @param {number} value @param {number} [digits] */
  const money = (value, digits = 0) => signs.money.replace("{amount}", number(value, digits));

  /** @param {Row} row */
  function payOf(row) {
    const pay = row[PAY];
    if (pay === null) return "–";
    return row[HOURLY] ? say("per_hour", { amount: money(/** @type {number} */ (pay), 2) }) : money(/** @type {number} */ (pay));
  }

  /** @param {Row} row */
  function growthOf(row) {
    const change = /** @type {number|null} */ (row[GROWTH]);
    if (change === null) return "–";
    const written = number(change);
    return signs.percent.replace("{amount}", change > 0 && /[1-9]/.test(written) ? `+${written}` : written);
  }

  /** @param {Row} row */
  const levelOf = (row) => (row[LEVEL] === null ? "–" : careers.levels[/** @type {number} */ (row[LEVEL])]);

  // ---------------------------------------------------------------- elements

  /**
   * An element with attributes and children; texts are always texts, never markup.
   * @param {string} tag @param {Record<string, string|number|boolean>} [attributes] @param {...(Node|string|null)} children
   */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.filter((child) => child !== null).map((child) => /** @type {Node|string} */ (child)));
    return element;
  }

  /** @param {string} tag @param {Record<string, string|number>} attributes @param {...Node} children */
  function draw(tag, attributes, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    element.append(...children);
    return element;
  }

  /** @param {number} place */
  function chip(place) {
    const category = rows[place][CATEGORY];
    if (category === null) return make("span", { class: "soft" }, say("unscored"));
    const [name, text] = careers.categories[/** @type {number} */ (category)];
    return make("span", { class: `chip ${name}` }, text);
  }

  /** @param {number} place */
  function scoreOf(place) {
    const score = rows[place][SCORE10];
    if (score === null) return make("span", { class: "soft" }, "–");
    return make("span", { class: "score10" }, make("b", {}, String(score)), "/10");
  }

  /** Shows what needs a script, and hides what stands in for it. @param {ParentNode} [part] */
  function comeAlive(part = document) {
    for (const element of part.querySelectorAll("[data-live]")) element.removeAttribute("hidden");
    for (const element of document.querySelectorAll("[data-static]")) element.setAttribute("hidden", "");
  }

  // ---------------------------------------------------------------- search

  const EMPTY = new Set(["a", "an", "and", "at", "for", "in", "of", "or", "the", "to", "with", "de", "del", "el", "en", "la", "las", "los", "y"]);

  /** The words of a text without accents and signs. @param {string} text */
  function wordsOf(text) {
    return text.toLowerCase().replace(/['’]/g, "").normalize("NFD").replace(/\p{M}/gu, "")
      .split(/[^\p{L}\p{N}+#]+/u).filter(Boolean);
  }

  /** The words that tell, or all where none does. @param {string} text */
  function tellingWords(text) {
    const all = wordsOf(text);
    const telling = all.filter((word) => !EMPTY.has(word));
    return telling.length ? telling : all;
  }

  /** A word without the ending of a plural. @param {string} word */
  function stem(word) {
    if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
    if (word.length > 4 && /(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
    return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
  }

  /** True where at most so many letters were missed, put in, mistaken or swapped. @param {string} a @param {string} b @param {number} most */
  function isSlip(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return false;
    let before = /** @type {number[]} */ ([]);
    let row = Array.from({ length: b.length + 1 }, (_, place) => place);
    for (let i = 1; i <= a.length; i += 1) {
      const previous = row;
      row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        let cost = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
      }
      before = previous;
      if (Math.min(...row) > most) return false;
    }
    return row[b.length] <= most;
  }

  /**
   * All names of all careers by their words, made once and again when the other names have come. `things` are what a
   * title names, each by its stems: "Plumbers, Pipefitters, and Steamfitters" are three.
   * @typedef {"title"|"everyday"|"other"} Kind
   * @typedef {{career: number, text: string, kind: Kind, words: string[], head: string[], things: string[]}} Name
   * @typedef {{names: Name[], uses: Map<string, number[]>}} Index
   */

  /** A text by the stems of its telling words. @param {string} text */
  const form = (text) => tellingWords(text).map(stem).join(" ");

  const NARROWED = /,? (?:except|including|excepto|salvo|incluid[oa]s?)(?![a-zà-ÿ]).*/i;

  /** @returns {Index} */
  function makeIndex() {
    const names = /** @type {Name[]} */ ([]);
    /** @param {number} career @param {string} text @param {Kind} kind */
    const add = (career, text, kind) => {
      const things = kind === "title" ? text.replace(NARROWED, "").split(/,| and | y | e |--/).map(form) : [];
      // What follows a comma narrows the name down ("Teachers, Except Special Education") and makes it no worse a fit.
      names.push({ career, text, kind, words: tellingWords(text), head: tellingWords(text.split(",")[0]), things });
    };
    rows.forEach((row, career) => {
      add(career, /** @type {string} */ (row[TITLE]), "title");
      if (!data.names) return;
      for (const text of data.names.everyday[career].split("|")) if (text) add(career, text, "everyday");
      for (const text of data.names.names[career].split("|")) if (text) add(career, text, "other");
    });
    const uses = /** @type {Map<string, number[]>} */ (new Map());
    names.forEach((name, number) => {
      for (const word of new Set(name.words)) {
        const list = uses.get(word);
        if (list) list.push(number);
        else uses.set(word, [number]);
      }
    });
    return { names, uses };
  }

  const UNCOUNTED = 3000;
  /** What it counts that the words are a whole name, or one of the things that a title names. */
  const EXACT = { title: 0.6, everyday: 0.9, other: 0.25, thing: 0.4 };
  let index = /** @type {Index|null} */ (null);

  /**
   * How well a typed word fits each known word, 0..1: the word itself, one that it begins, else one that it is a slip
   * of or that it stands in.
   * @param {Index} known @param {string} typed @returns {Map<string, number>}
   */
  function fitsOf(known, typed) {
    const fits = /** @type {Map<string, number>} */ (new Map());
    const root = stem(typed);
    for (const word of known.uses.keys()) {
      if (word === typed || stem(word) === root) fits.set(word, 1);
    }
    const uses = [...fits.keys()].reduce((sum, word) => sum + (known.uses.get(word) || []).length, 0);
    // "ai" is a word of its own; it begins "air", but nobody who types it means the air crew.
    if (typed.length > 2 || !uses) {
      for (const word of known.uses.keys()) {
        if (!fits.has(word) && (word.startsWith(typed) || word.startsWith(root))) fits.set(word, 0.7 + (0.2 * typed.length) / word.length);
      }
    }
    // Welding is what welders do.
    const deed = typed.replace(/ing$/, "");
    if (deed.length > 3 && deed !== typed) {
      for (const word of known.uses.keys()) if (!fits.has(word) && word.startsWith(deed)) fits.set(word, 0.6);
    }
    if (fits.size > 0 || typed.length < 4) return fits;
    const most = typed.length > 7 ? 2 : 1;
    for (const word of known.uses.keys()) {
      if (word[0] === typed[0] && (isSlip(typed, word, most) || isSlip(root, stem(word), most))) fits.set(word, 0.6);
      else if (word[0] === typed[0] && word.length > typed.length && isSlip(typed, word.slice(0, typed.length), 1)) fits.set(word, 0.45);
      else if (word.includes(typed)) fits.set(word, 0.4);
    }
    return fits;
  }

  /** The careers that the typed words may mean, best first. @param {string} text @returns {Hit[]} */
  function search(text) {
    const typed = [...new Set(tellingWords(text))];
    if (!typed.length) return [];
    const asCode = text.trim();
    if (/^\d\d-[\d.]*$/.test(asCode)) {
      return rows.flatMap((row, place) => (String(row[KEY]).startsWith(asCode) ? [{ place, fit: 1, also: null }] : []));
    }
    if (!index) index = makeIndex();
    const { names, uses } = index;
    const perName = /** @type {Map<number, number[]>} */ (new Map());
    const fitting = typed.map((word) => fitsOf(/** @type {Index} */ (index), word));
    fitting.forEach((fitted, at) => {
      for (const [known, fit] of fitted) {
        for (const number of uses.get(known) || []) {
          const fits = perName.get(number) || new Array(typed.length).fill(0);
          fits[at] = Math.max(fits[at], fit);
          perName.set(number, fits);
        }
      }
    });
    const whole = typed.map(stem).join(" ");
    const found = /** @type {Map<number, Hit>} */ (new Map());
    const parts = /** @type {Map<number, number[]>} */ (new Map());
    for (const [number, fits] of perName) {
      const name = names[number];
      const isTitle = name.kind === "title";
      const seen = parts.get(name.career) || new Array(typed.length).fill(0);
      parts.set(name.career, seen.map((fit, at) => Math.max(fit, fits[at] * (isTitle ? 1 : 0.8))));
      if (fits.some((fit) => fit === 0)) continue;
      const mean = fits.reduce((sum, fit) => sum + fit, 0) / fits.length;
      const isInHead = fitting.every((fitted) => name.head.some((word) => fitted.has(word)));
      // "Heavy and Tractor-Trailer Truck Drivers" are truck drivers as much as light truck drivers are.
      const tail = name.head.slice(-typed.length);
      const isKind = tail.length === typed.length && tail.every((word, at) => fitting[at].has(word));
      const cover = Math.max(isKind ? 0.8 : 0, Math.min(1, typed.length / (isInHead ? name.head : name.words).length));
      const isExact = name.words.map(stem).join(" ") === whole;
      const exact = isExact ? EXACT[name.kind] : name.things.includes(whole) ? EXACT.thing : 0;
      const kind = isKind && isTitle ? 0.15 : 0;
      const begins = isTitle && fitting[0].has(name.words[0]) ? 0.04 : 0;
      const fit = mean * (0.6 + 0.4 * cover) * (name.kind === "other" ? 0.8 : isTitle || isExact ? 1 : 0.85);
      offer(found, { place: name.career, fit: fit + exact + kind + begins, also: isTitle || isSaid(name) ? null : name.text });
    }
    const isNone = found.size === 0;
    // Words that no one name holds together may still all belong to a career: "icu rn night". The last is what one is.
    for (const [place, fits] of parts) {
      const held = fits.filter((fit) => fit > 0).length;
      if (held === typed.length || (isNone && held * 2 >= typed.length)) {
        const sum = fits.reduce((before, fit, at) => before + fit * (at === fits.length - 1 ? 1.5 : 1), 0);
        offer(found, { place, fit: (0.3 * sum) / fits.length, also: null });
      }
    }
    // Of equals, the one that more people find work in; nobody counts the openings of emerging careers. A code that ends
    // in 9 gathers what has no name of its own ("Therapists, All Other").
    for (const hit of found.values()) hit.fit += 0.05 * Math.log10(1 + Number(rows[hit.place][OPENINGS] ?? UNCOUNTED)) - (/9\.00$/.test(String(rows[hit.place][KEY])) ? 0.1 : 0);
    return [...found.values()].sort((a, b) => b.fit - a.fit || a.place - b.place);
  }

  /** True where the title holds every word of the name, so that it need not be told beside it. @param {Name} name */
  function isSaid(name) {
    const title = new Set(wordsOf(String(rows[name.career][TITLE])).map(stem));
    return name.words.every((word) => title.has(stem(word)));
  }

  /** @param {Map<number, Hit>} found @param {Hit} hit */
  function offer(found, hit) {
    const before = found.get(hit.place);
    if (!before || hit.fit > before.fit) found.set(hit.place, hit);
  }

  /** Fetches what else people call the careers, once; a script element, as a page from disk may not fetch. @param {HTMLElement} page @param {() => void} then */
  function fetchNames(page, then) {
    const source = page.dataset.names;
    if (!source || data.names || document.querySelector(`script[src="${source}"]`)) return;
    const script = /** @type {HTMLScriptElement} */ (make("script", { src: source }));
    script.addEventListener("load", () => {
      index = null;
      then();
    });
    document.head.append(script);
  }

  // ---------------------------------------------------------------- all careers

  const SHOWN = 25;
  /** @type {Record<string, (row: Row) => string|number|null>} */
  const FIGURES = {
    // The mark of ten decides first: two scores that are one when rounded may stand on either side of a half.
    score: (row) => (row[SCORE] === null ? null : 1000 * Number(row[SCORE10]) + Number(row[SCORE])),
    pay: (row) => (row[HOURLY] ? null : /** @type {number|null} */ (row[PAY])),
    growth: (row) => /** @type {number|null} */ (row[GROWTH]),
    openings: (row) => /** @type {number|null} */ (row[OPENINGS]),
    education: (row) => /** @type {number|null} */ (row[LEVEL]),
    title: (row) => /** @type {string} */ (row[TITLE]),
  };
  const UPWARD = new Set(["title", "education"]);

  /** The places in order; those without the figure come last, whichever way it runs. @param {number[]} places @param {string} by @param {boolean} down */
  function sortPlaces(places, by, down) {
    const figure = FIGURES[by];
    const collator = new Intl.Collator(careers.language);
    const sign = down ? -1 : 1;
    return [...places].sort((a, b) => {
      const [x, y] = [figure(rows[a]), figure(rows[b])];
      if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1;
      const order = typeof x === "string" ? collator.compare(x, String(y)) : x - Number(y);
      return sign * order || collator.compare(String(rows[a][TITLE]), String(rows[b][TITLE]));
    });
  }

  /** @param {HTMLFormElement} form */
  function startFinder(form) {
    const query = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    const sort = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort"));
    const count = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
    const table = /** @type {HTMLTableElement} */ (form.querySelector("[data-results]"));
    const more = /** @type {HTMLButtonElement} */ (form.querySelector("[data-more]"));
    const filters = ["category", "industry", "score", "pay", "growth", "education", "telework", "kind"];
    const root = form.dataset.root || "";
    const suffix = form.dataset.suffix || "";
    let order = { by: "score", down: true, chosen: false };
    let shown = SHOWN;
    let timer = 0;

    /** @param {string} name */
    const chosen = (name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)).value;

    /** @param {Row} row */
    function holds(row) {
      const category = chosen("category");
      const industry = chosen("industry");
      const kind = chosen("kind");
      const telework = chosen("telework");
      /** @param {string} name @param {number|null} figure */
      const reaches = (name, figure) => !chosen(name) || (figure !== null && figure >= Number(chosen(name)));
      const level = /** @type {number|null} */ (row[LEVEL]);
      return (
        (!category || (row[CATEGORY] !== null && careers.categories[/** @type {number} */ (row[CATEGORY])][0] === category)) &&
        (!industry || careers.industries[/** @type {number} */ (row[INDUSTRY])][0] === industry) &&
        reaches("score", /** @type {number|null} */ (row[SCORE10])) &&
        reaches("pay", /** @type {number|null} */ (FIGURES.pay(row))) &&
        reaches("growth", /** @type {number|null} */ (row[GROWTH])) &&
        (!chosen("education") || (level !== null && level <= Number(chosen("education")))) &&
        (!telework || row[HOME] === (telework === "home" ? 1 : 0)) &&
        (!kind || (kind === "official") === /^\d/.test(String(row[KEY])))
      );
    }

    /** @param {Hit} hit */
    function line({ place, also }) {
      const row = rows[place];
      const isEmerging = !/^\d/.test(String(row[KEY]));
      const aside = [also ? say("also", { name: also }) : "", isEmerging ? say("emerging") : ""].filter(Boolean).join(" · ");
      return make("tr", {},
        make("th", { scope: "row" },
          make("a", { href: `${root}careers/${row[KEY]}${suffix}` }, String(row[TITLE])),
          make("span", { class: "under" },
            make("span", { class: "narrow" }, chip(place)),
            aside ? make("span", { class: "fine" }, aside) : null)),
        make("td", { class: "number" }, scoreOf(place)),
        make("td", { class: "wide" }, chip(place)),
        make("td", { class: "number" }, payOf(row)),
        make("td", { class: "number wide" }, growthOf(row)),
        make("td", { class: "wide" }, levelOf(row)));
    }

    function show() {
      const text = query.value.trim();
      const hits = text ? search(text) : rows.map((_, place) => ({ place, fit: 0, also: null }));
      const by = order.chosen ? order.by : text ? "match" : "score";
      const down = order.chosen ? order.down : true;
      let found = /** @type {Hit[]} */ (hits).filter((hit) => holds(rows[hit.place]));
      if (by !== "match") {
        const at = new Map(found.map((hit) => [hit.place, hit]));
        found = sortPlaces(found.map((hit) => hit.place), by, down).map((place) => /** @type {Hit} */ (at.get(place)));
      }
      const visible = found.slice(0, shown);
      table.tBodies[0].replaceChildren(...visible.map(line));
      table.hidden = found.length === 0;
      more.hidden = found.length <= visible.length;
      sort.value = by;
      for (const button of table.querySelectorAll("[data-sort]")) {
        const heading = /** @type {HTMLElement} */ (button.closest("th"));
        if (/** @type {HTMLElement} */ (button).dataset.sort === by) heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        else heading.removeAttribute("aria-sort");
      }
      count.textContent =
        found.length === 0 ? say("found_none")
        : found.length === 1 ? say("found_one")
        : found.length > visible.length ? say("found_first", { count: number(found.length), shown: number(visible.length) })
        : say("found", { count: number(found.length) });
      remember(text, by, down);
    }

    /** Keeps the choice in the address, so that a list can be shared. @param {string} text @param {string} by @param {boolean} down */
    function remember(text, by, down) {
      const kept = new URLSearchParams();
      if (text) kept.set("q", text);
      for (const name of filters) if (chosen(name)) kept.set(name, chosen(name));
      if (order.chosen) kept.set("sort", down === !UPWARD.has(by) ? by : `${by}.${down ? "down" : "up"}`);
      const address = kept.toString();
      if (address !== location.hash.slice(1)) history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
    }

    function recall() {
      const kept = new URLSearchParams(location.hash.slice(1));
      if (location.hash && !["q", "sort", ...filters].some((name) => kept.has(name))) return false;
      query.value = kept.get("q") || "";
      for (const name of filters) {
        const field = /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
        field.value = kept.get(name) || "";
        if (field.selectedIndex < 0) field.value = "";
      }
      const [by, way] = (kept.get("sort") || "").split(".");
      order = by in FIGURES ? { by, down: way ? way === "down" : !UPWARD.has(by), chosen: true } : { by: "score", down: true, chosen: false };
      return true;
    }

    const again = () => {
      shown = SHOWN;
      show();
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      again();
      if (query.value) table.scrollIntoView({ block: "nearest" });
    });
    form.addEventListener("reset", () => {
      order = { by: "score", down: true, chosen: false };
      setTimeout(again);
    });
    query.addEventListener("focus", () => fetchNames(form, show));
    query.addEventListener("input", () => {
      fetchNames(form, show);
      clearTimeout(timer);
      timer = window.setTimeout(again, 60);
    });
    form.addEventListener("change", (event) => {
      if (event.target === sort) order = { by: sort.value, down: !UPWARD.has(sort.value), chosen: sort.value in FIGURES };
      if (event.target !== query) again();
    });
    table.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("[data-sort]");
      if (!button) return;
      const by = /** @type {HTMLElement} */ (button).dataset.sort || "";
      const isSame = sort.value === by;
      order = { by, down: isSame ? !(/** @type {HTMLElement} */ (button.closest("th")).getAttribute("aria-sort") === "descending") : !UPWARD.has(by), chosen: true };
      again();
    });
    more.addEventListener("click", () => {
      const first = shown;
      shown += 4 * SHOWN;
      show();
      const next = table.tBodies[0].rows[first];
      if (next) /** @type {HTMLElement} */ (next.querySelector("a")).focus();
    });
    window.addEventListener("hashchange", () => {
      if (recall()) again();
    });

    comeAlive();
    if (window.matchMedia("(min-width: 48rem)").matches) /** @type {HTMLDetailsElement} */ (form.querySelector("details")).open = true;
    recall();
    if (query.value) fetchNames(form, show);
    show();
  }

  // ---------------------------------------------------------------- careers side by side

  const MOST = 4;

  /** @param {HTMLElement} page */
  function startCompare(page) {
    const compared = data.compare;
    if (!compared) return;
    const input = /** @type {HTMLInputElement} */ (page.querySelector("[role=combobox]"));
    const list = /** @type {HTMLElement} */ (page.querySelector("[role=listbox]"));
    const chosenList = /** @type {HTMLElement} */ (page.querySelector("#chosen"));
    const status = /** @type {HTMLElement} */ (page.querySelector("[role=status]"));
    const side = /** @type {HTMLElement} */ (page.querySelector("[data-side-by-side]"));
    const places = new Map(rows.map((row, place) => [row[KEY], place]));
    const root = page.dataset.root || "";
    const suffix = page.dataset.suffix || "";
    let chosen = /** @type {number[]} */ ([]);
    let options = /** @type {number[]} */ ([]);
    let active = -1;
    let dismissed = false;

    /** @param {number} place */
    const titleOf = (place) => String(rows[place][TITLE]);

    // ---- choosing

    function offerChoices() {
      const found = search(input.value).filter((hit) => !chosen.includes(hit.place)).slice(0, 8);
      options = found.map((hit) => hit.place);
      active = -1;
      list.replaceChildren(...found.map((hit, number) =>
        make("li", { role: "option", id: `choice-${number}`, "aria-selected": "false" },
          make("span", {}, titleOf(hit.place)),
          hit.also ? make("span", { class: "fine" }, say("also", { name: hit.also })) : null)));
      open(options.length > 0);
      const asked = input.value.trim() !== "";
      status.textContent = asked ? (options.length ? say("choices", { count: options.length }) : say("choices_none")) : "";
    }

    /** @param {boolean} isOpen */
    function open(isOpen) {
      list.hidden = !isOpen;
      input.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) input.removeAttribute("aria-activedescendant");
    }

    /** @param {number} next */
    function activate(next) {
      active = (next + options.length) % options.length;
      [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
      list.children[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", `choice-${active}`);
    }

    /** @param {number} place */
    function choose(place) {
      if (chosen.includes(place)) status.textContent = say("already", { title: titleOf(place) });
      else if (chosen.length >= MOST) status.textContent = say("full");
      else {
        set([...chosen, place]);
        status.textContent = say("added", { title: titleOf(place) }) + (chosen.length === 1 ? `. ${say("one_more")}` : "");
      }
      input.value = "";
      open(false);
    }

    /** @param {number[]} next */
    function set(next) {
      chosen = next;
      const address = `#${chosen.map((place) => rows[place][KEY]).join(",")}`;
      if (address !== location.hash) history.replaceState(null, "", chosen.length ? address : location.pathname + location.search);
      show();
    }

    function recall() {
      const keys = decodeURIComponent(location.hash.slice(1)).split(",");
      const known = [...new Set(keys)].flatMap((key) => (places.has(key) ? [/** @type {number} */ (places.get(key))] : []));
      if (known.length || !location.hash) {
        chosen = known.slice(0, MOST);
        status.textContent = known.length > MOST ? say("full") : "";
        show();
      }
    }

    // ---- showing

    function show() {
      chosenList.replaceChildren(...chosen.map((place) => {
        const button = make("button", { type: "button", "aria-label": say("remove", { title: titleOf(place) }) }, titleOf(place), make("span", { "aria-hidden": "true" }, "×"));
        button.addEventListener("click", () => {
          set(chosen.filter((other) => other !== place));
          status.textContent = say("removed", { title: titleOf(place) });
          const next = chosenList.querySelector("button");
          if (next) /** @type {HTMLElement} */ (next).focus();
          else input.focus();
        });
        return make("li", {}, button);
      }));
      /** @type {HTMLElement} */ (page.querySelector("[data-sources]")).hidden = chosen.length === 0;
      side.replaceChildren(...(chosen.length ? [figuresPart(), namesPart("skills", 3), namesPart("technologies", 4)] : []));
    }

    /** @param {string} id @param {string} title @param {string} note @param {...Node} children */
    function part(id, title, note, ...children) {
      return make("section", { class: "part plain", "aria-labelledby": `${id}-h` },
        make("header", {}, make("h2", { id: `${id}-h` }, title), note ? make("p", { class: "fine" }, note) : null), ...children);
    }

    function figuresPart() {
      const heads = chosen.map((place) =>
        make("th", { scope: "col", role: "columnheader" }, make("a", { href: `${root}careers/${rows[place][KEY]}${suffix}` }, titleOf(place))));
      // Roles are said aloud, because on a narrow screen the rows are laid out as grids.
      const table = make("table", { class: "table side", role: "table" },
        make("caption", { class: "hidden" }, side.dataset.caption || ""),
        make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, make("td", { role: "cell" }), ...heads)),
        make("tbody", { role: "rowgroup" },
          trait(say("axis_score"), "", (place) => scored(place)),
          trait(say("category"), "", (place) => [chip(place)]),
          ...axisTraits(),
          trait(say("pay"), "", (place) => [payBar(place)]),
          trait(say("pay_range"), "", (place) => [payRange(place)]),
          trait(say("growth"), "", (place) => [growthOf(rows[place])]),
          trait(say("openings"), "", (place) => [rows[place][OPENINGS] === null ? "–" : number(/** @type {number} */ (rows[place][OPENINGS]))]),
          trait(say("education"), "", (place) => [levelOf(rows[place])]),
          trait(say("industry"), "", (place) => [careers.industries[/** @type {number} */ (rows[place][INDUSTRY])][1]])));
      table.style.setProperty("--careers", String(chosen.length));
      return part("figures", side.dataset.table || "", "",
        make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": side.dataset.caption || "" }, table));
    }

    /** @param {string} name @param {string} note @param {(place: number) => (Node|string)[]} cell */
    function trait(name, note, cell) {
      return make("tr", { role: "row" },
        make("th", { scope: "row", role: "rowheader" }, name, note ? make("span", { class: "fine" }, note) : null),
        ...chosen.map((place) => make("td", { role: "cell" }, ...cell(place))));
    }

    function axisTraits() {
      return /** @type {Compared} */ (compared).axes.map((name, axis) =>
        trait(name, /** @type {Compared} */ (compared).meanings[axis], (place) => {
          const found = /** @type {Compared} */ (compared).rows[place][0][axis];
          return found ? figure(found[0], found[1], found[2], "accent") : [make("span", { class: "soft" }, say("unknown"))];
        }));
    }

    /** @param {number} place */
    function scored(place) {
      const row = rows[place];
      if (row[SCORE] === null) return [make("span", { class: "soft" }, say("unscored"))];
      const tone = careers.categories[/** @type {number} */ (row[CATEGORY])][0];
      return [
        make("span", { class: "big" }, String(row[SCORE10]), make("span", { class: "soft" }, "/10")),
        ...figure(/** @type {number} */ (row[SCORE]), /** @type {number} */ (row[LOW]), /** @type {number} */ (row[HIGH]), tone),
      ];
    }

    /** A figure of 0..100 in words and on its track. @param {number} value @param {number} low @param {number} high @param {string} tone */
    function figure(value, low, high, tone) {
      return [
        make("span", { class: "value" }, number(value), " ", make("span", { class: "fine" }, say("interval", { low: number(low), high: number(high) }))),
        strip(tone,
          draw("rect", { class: "range", x: `${low}%`, y: 6, width: `${Math.max(0.8, high - low)}%`, height: 8, rx: 4 }),
          draw("circle", { class: "fill dot", cx: `${value}%`, cy: 10, r: 6 })),
      ];
    }

    /** @param {string} tone @param {...Node} shapes */
    function strip(tone, ...shapes) {
      return draw("svg", { class: `strip ${tone}`, width: "100%", height: 20, "aria-hidden": "true" },
        draw("rect", { class: "track", y: 6, width: "100%", height: 8, rx: 4 }), ...shapes);
    }

    /** @param {number} place */
    function payBar(place) {
      const most = Math.max(...chosen.map((other) => Number(FIGURES.pay(rows[other]) || 0)), 1);
      const pay = FIGURES.pay(rows[place]);
      const cell = make("div", {}, make("span", { class: "value" }, payOf(rows[place])));
      if (pay !== null) cell.append(strip("accent", draw("rect", { class: "fill", y: 6, width: `${(100 * Number(pay)) / most}%`, height: 8, rx: 4 })));
      return cell;
    }

    /** @param {number} place */
    function payRange(place) {
      const [, entry, senior] = /** @type {Compared} */ (compared).rows[place];
      if (!entry || !senior) return "–";
      const digits = rows[place][HOURLY] ? 2 : 0;
      /** @param {[number, 0|1]} pay */
      const written = ([value, isFloor]) => money(value, digits) + (isFloor ? "+" : "");
      const range = say("interval", { low: written(entry), high: written(senior) });
      return rows[place][HOURLY] ? say("per_hour", { amount: range }) : range;
    }

    /** What the careers share, all or some of them, and what each has alone. @param {"skills"|"technologies"} kind @param {3|4} at */
    function namesPart(kind, at) {
      const all = /** @type {Compared} */ (compared)[kind];
      const held = chosen.map((place) => /** @type {number[]} */ (/** @type {Compared} */ (compared).rows[place][at]));
      const groups = /** @type {Map<string, string[]>} */ (new Map(chosen.length > 1 ? [[chosen.map((_, number) => number).join(), []]] : []));
      for (const name of new Set(held.flat())) {
        const holders = held.flatMap((names, number) => (names.includes(name) ? [number] : [])).join();
        groups.set(holders, [...(groups.get(holders) || []), all[name]]);
      }
      const boxes = [...groups].map(([holders, names]) => ({ holders: holders.split(",").map(Number), names }))
        .sort((a, b) => b.holders.length - a.holders.length || a.holders[0] - b.holders[0] || a.holders[1] - b.holders[1])
        .map(({ holders, names }) => box(nameHolders(holders), names, holders.length === chosen.length && chosen.length > 1 ? "shared" : ""));
      return part(kind, side.dataset[kind] || "", side.dataset[`${kind}Note`] || "", make("div", { class: "cards" }, ...boxes));
    }

    /** @param {number[]} holders */
    function nameHolders(holders) {
      const titles = holders.map((number) => titleOf(chosen[number]));
      if (chosen.length === 1) return titles[0];
      if (holders.length === chosen.length) return say(chosen.length === 2 ? "both" : "all");
      if (holders.length === 1) return say("only", { title: titles[0] });
      return signs.list.replace("{most}", titles.slice(0, -1).join(", ")).replace("{last}", titles[titles.length - 1]);
    }

    /** @param {string} title @param {string[]} names @param {string} css */
    function box(title, names, css) {
      return make("div", { class: `card ${css}`.trim() }, make("h3", {}, title),
        names.length ? make("ul", { class: "terms" }, ...names.map((name) => make("li", {}, name))) : make("p", { class: "soft" }, say("nothing")));
    }

    // ---- listening

    // The other names come when they come: what was sent away with Escape stays away, and a choice stays chosen.
    const lookAgain = () => { if (!dismissed && active < 0 && input.value) offerChoices(); };
    input.addEventListener("focus", () => fetchNames(page, lookAgain));
    input.addEventListener("input", () => {
      dismissed = false;
      fetchNames(page, lookAgain);
      offerChoices();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && options.length) {
        if (list.hidden) open(true);
        activate(active + 1);
      } else if (event.key === "ArrowUp" && options.length && !list.hidden) activate(active < 0 ? options.length - 1 : active - 1);
      else if (event.key === "Enter" && !list.hidden) choose(options[Math.max(active, 0)]);
      else if (event.key === "Escape" && !list.hidden) {
        dismissed = true;
        open(false);
      } else return;
      event.preventDefault();
    });
    input.addEventListener("blur", () => {
      dismissed = true;
      open(false);
    });
    // A press on a choice must not take the focus away from the field before it is chosen.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = /** @type {HTMLElement} */ (event.target).closest("[role=option]");
      if (option) choose(options[[...list.children].indexOf(option)]);
    });
    window.addEventListener("hashchange", recall);
    comeAlive();
    recall();
  }

  // ---------------------------------------------------------------- tables

  /** Puts a button into each heading that has figures, and sorts by it. @param {HTMLTableElement} table */
  function startSorting(table) {
    const body = table.tBodies[0];
    const headings = [.../** @type {HTMLTableSectionElement} */ (table.tHead).rows[0].cells];
    const collator = new Intl.Collator(careers.language);
    headings.forEach((heading, column) => {
      const isTitle = column === 0;
      const first = body.rows[0] && body.rows[0].cells[column];
      if (!isTitle && !(first && first.hasAttribute("data-value"))) return;
      const button = make("button", { type: "button" }, ...heading.childNodes);
      heading.replaceChildren(button);
      button.addEventListener("click", () => {
        const now = heading.getAttribute("aria-sort");
        const down = now ? now === "ascending" : !isTitle;
        for (const other of headings) other.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        const sign = down ? -1 : 1;
        const sorted = [...body.rows].sort((a, b) => {
          if (isTitle) return sign * collator.compare(a.cells[0].textContent || "", b.cells[0].textContent || "");
          const [x, y] = [a, b].map((row) => row.cells[column].getAttribute("data-value") || "");
          if (!x || !y) return Number(!x) - Number(!y);
          return sign * (Number(x) - Number(y));
        });
        body.append(...sorted);
      });
    });
  }

  const finder = document.querySelector("[data-finder]");
  if (finder) startFinder(/** @type {HTMLFormElement} */ (finder));
  const compare = document.querySelector("[data-compare]");
  if (compare) startCompare(/** @type {HTMLElement} */ (compare));
  for (const table of document.querySelectorAll("[data-sortable]")) startSorting(/** @type {HTMLTableElement} */ (table));
})();
