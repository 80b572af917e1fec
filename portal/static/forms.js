/* Improves forms: parts of the page refreshed in place, suggestions, a warning before input is lost. */

const WAIT = 200; // milliseconds after the last key before suggestions are asked for

// ---- a part of the form is asked for anew, and put in place of the old one

async function fetchPage(form, button) {
  const body = new FormData(form);
  if (button?.name) body.append(button.name, button.value);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.open("POST", form.getAttribute("action") ?? location.href);
    request.onload = () => (request.status < 400 && request.response ? resolve(request.response) : reject(request.status));
    request.onerror = reject;
    request.send(body);
  });
}

async function refresh(form, button) {
  const region = document.getElementById(button.dataset.refresh);
  region.setAttribute("aria-busy", "true");
  let fresh;
  try {
    fresh = (await fetchPage(form, button)).getElementById(region.id);
  } catch {
    fresh = null;
  }
  if (!fresh) {
    form.requestSubmit(button);
    return;
  }
  const before = new Set([...region.querySelectorAll("input, select, textarea")].map((one) => one.id));
  const adopted = document.adoptNode(fresh);
  region.replaceWith(adopted);
  prepare(adopted);
  const added = [...adopted.querySelectorAll("input, select, textarea")].find((one) => one.id && one.type !== "hidden" && !before.has(one.id));
  (added ?? adopted.querySelector(`[name="${button.name}"]`) ?? adopted.querySelector("fieldset"))?.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-refresh]");
  if (!button?.form) return;
  event.preventDefault();
  refresh(button.form, button);
});

document.addEventListener("change", (event) => {
  const watched = event.target.closest("[data-refresh-on-change]");
  const region = watched && document.getElementById(watched.dataset.refreshOnChange);
  const button = region?.querySelector(`button[data-refresh="${region.id}"]`);
  if (!button) return;
  fetchPage(button.form, button).then((page) => {
    const fresh = page.getElementById(region.id);
    const stale = document.getElementById(region.id);
    if (!fresh || !stale) return;
    const focused = stale.contains(document.activeElement) ? document.activeElement.id : "";
    stale.replaceWith(document.adoptNode(fresh));
    prepare(fresh);
    if (focused) document.getElementById(focused)?.focus();
  }, () => {});
});

// ---- suggestions while typing in a relation picker

function option(item, id) {
  const entry = document.createElement("li");
  entry.id = id;
  entry.setAttribute("role", "option");
  entry.setAttribute("aria-selected", "false");
  entry.append(item.title);
  if (item.note) {
    const note = document.createElement("span");
    note.className = "help";
    note.textContent = item.note;
    entry.append(note);
  }
  return entry;
}

function pick(picker, item) {
  const list = picker.parentElement.querySelector("[data-picks]");
  const there = [...list.querySelectorAll("input")].find((one) => one.value === item.id);
  if (there) {
    there.checked = true;
    return;
  }
  const entry = document.createElement("li");
  const label = document.createElement("label");
  const input = document.createElement("input");
  const words = document.createElement("span");
  entry.className = "pick";
  label.className = "choice";
  Object.assign(input, { type: picker.dataset.kind, name: picker.dataset.name, value: item.id, checked: true });
  words.textContent = item.title;
  label.append(input, words);
  entry.append(label);
  if (picker.dataset.kind === "radio") list.prepend(entry);
  else list.append(entry);
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function suggest(picker) {
  const input = picker.querySelector("input");
  const list = document.createElement("ul");
  let items = [];
  let chosen = -1;
  let timer = 0;
  list.className = "suggestions";
  list.id = `${input.id}-list`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", picker.querySelector("label").textContent);
  picker.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }

  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) { chosen = -1; input.removeAttribute("aria-activedescendant"); }
  };
  const mark = (place) => {
    chosen = (place + items.length) % items.length;
    [...list.children].forEach((entry, here) => entry.setAttribute("aria-selected", String(here === chosen)));
    list.children[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[chosen].id);
  };
  const take = (item) => { input.value = ""; show(false); input.focus(); pick(picker, item); };
  const ask = async () => {
    const words = input.value.trim();
    if (words.length < 2 && !/\d/.test(words)) { show(false); return; }
    const address = new URL(picker.dataset.suggest, location.href);
    address.searchParams.set("q", words);
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || input.value.trim() !== words) return;
    ({ items } = await answer.json());
    list.replaceChildren(...items.map((item, place) => option(item, `${list.id}-${place}`)));
    if (!items.length) {
      const nothing = document.createElement("li");
      nothing.className = "nothing";
      nothing.textContent = picker.dataset.nothing;
      list.append(nothing);
    }
    chosen = -1;
    show(true);
  };

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  input.addEventListener("blur", () => setTimeout(() => show(false), 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      if (!list.hidden && chosen >= 0) take(items[chosen]);
      else picker.querySelector("button").click();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      show(false);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden && items.length) {
      event.preventDefault();
      mark(event.key === "ArrowDown" ? chosen + 1 : chosen - 1);
    }
  });
  list.addEventListener("mousedown", (event) => {
    const entry = event.target.closest("[role=option]");
    event.preventDefault();
    if (entry) take(items[[...list.children].indexOf(entry)]);
  });
}

function prepare(part) {
  part.querySelectorAll(".picker[data-suggest]").forEach(suggest);
}
prepare(document);

// ---- input is not lost by a slip

let changed = false;
let sending = false;
document.addEventListener("input", (event) => { if (event.target.form?.method === "post") changed = true; });
document.addEventListener("submit", () => { sending = true; });
document.addEventListener("hub:kept", () => { changed = false; });
window.addEventListener("beforeunload", (event) => { if (changed && !sending) event.preventDefault(); });
