/* Shows likely twins of what is being typed into a form, as soon as somebody pauses. */

const WAIT = 500; // milliseconds after the last change
const region = document.querySelector("[data-likely-twins]");
const form = region?.closest("form");
const list = region?.querySelector("ul");
const controls = /^(_|citations|marking|named_to|excluded|note)/;
let timer = 0;
let asking = null;

function line(words, label, kind) {
  const entry = document.createElement("li");
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.textContent = `${label} `;
  entry.className = kind;
  entry.append(said, words);
  return entry;
}

function draw(twin) {
  const entry = document.createElement("li");
  const title = document.createElement("p");
  const link = document.createElement("a");
  const reasons = document.createElement("ul");
  entry.className = "twin";
  title.className = "twin-title";
  reasons.className = "twin-reasons twin-plain";
  Object.assign(link, { href: twin.href, target: "_blank", rel: "noopener", textContent: twin.title });
  title.append(link);
  reasons.append(
    ...twin.agrees.map((words) => line(words, region.dataset.agrees, "twin-agrees")),
    ...twin.differs.map((words) => line(words, region.dataset.differs, "twin-differs")),
  );
  entry.append(title, reasons);
  return entry;
}

async function ask() {
  asking?.abort();
  asking = new AbortController();
  const answer = await fetch(region.dataset.likelyTwins, {
    method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, signal: asking.signal,
  }).catch(() => null);
  if (!answer?.ok) return;
  const { items } = await answer.json();
  const shown = [...list.querySelectorAll("a")].map((one) => one.getAttribute("href")).join();
  if (items.map((one) => one.href).join() !== shown) list.replaceChildren(...items.map(draw));
  region.hidden = !items.length;
}

// What was asked before saving stays as it is: it has buttons of its own.
if (region && !region.classList.contains("twins-asked")) {
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => {
      if (controls.test(event.target.name ?? "")) return;
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
  }
}
