/* Keeps a form as a draft a few seconds after somebody has typed, says so, and tries again when it could not. */

const AFTER = 3000; // milliseconds after the last change
const AGAIN = 5000; // milliseconds until the next try
const form = document.querySelector("form[data-keep]");
const told = document.getElementById("kept");
let timer = 0;
let keeping = false;
let waiting = false;
let leaving = false;

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(keep, wait);
}

async function renewToken() {
  const answer = await fetch(form.dataset.token, { headers: { Accept: "application/json" }, redirect: "manual" });
  if (answer.ok) form.elements.csrf_token.value = (await answer.json()).token;
  return answer.ok;
}

async function send() {
  const body = new FormData(form);
  return fetch(form.dataset.keep, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
}

async function keep() {
  if (keeping) { waiting = true; return; }
  keeping = true;
  waiting = false;
  try {
    let answer = await send();
    if (!answer.ok && answer.status !== 422 && (await renewToken())) answer = await send();
    if (answer.ok) {
      const kept = await answer.json();
      form.elements.draft.value = kept.draft;
      form.elements.saves.value = kept.saves;
      told.textContent = kept.said;
      history.replaceState(null, "", kept.address);
      document.dispatchEvent(new CustomEvent("hub:kept"));
    } else if (answer.status === 422) {
      told.textContent = (await answer.json()).problem;
    } else {
      told.textContent = answer.status >= 500 ? form.dataset.lost : form.dataset.signedOut;
      later(AGAIN);
    }
  } catch {
    told.textContent = form.dataset.lost;
    later(AGAIN);
  }
  keeping = false;
  if (waiting) later(AFTER);
}

if (form) {
  const touched = (event) => {
    if (event.target.form !== form || leaving) return;
    told.textContent = form.dataset.waiting;
    waiting = keeping;
    later(AFTER);
  };
  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); });
  window.addEventListener("online", () => later(0));
}
