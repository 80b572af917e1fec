/* Improves every page a little; each page works without it. */

// Open menus close by Escape, by a click elsewhere, and when the focus leaves them.
for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

// What a page wants to be read first (errors, a conflict) takes the focus.
document.querySelector("[data-focus-first]")?.focus();

// A button that copies the address of the page; without script there is none.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy-link]")) {
    const words = button.querySelector("span");
    const before = words.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(location.href);
      words.textContent = button.dataset.done;
      setTimeout(() => { words.textContent = before; }, 2000);
    });
  }
}
