// Keys, copying and menus: for every page, old and new, because Blazor swaps content without loading.
(() => {
  const isTyping = target => target.closest?.("input, textarea, select, [contenteditable]");

  function moveInList(step) {
    const links = [...document.querySelectorAll("table[data-keys] .row-link")];
    if (links.length === 0) return false;
    const at = links.indexOf(document.activeElement);
    const next = links[Math.min(Math.max(at + step, 0), links.length - 1)];
    next.focus({ preventScroll: true });
    next.closest("tr").scrollIntoView({ block: "nearest" });
    return true;
  }

  document.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      const open = event.target.closest?.("details[data-menu][open]") ?? document.querySelector("details[data-menu][open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      } else if (isTyping(event.target)) {
        event.target.blur();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const inList = event.target.matches?.("table[data-keys] .row-link");
    if (event.key === "/") {
      const search = document.querySelector("[data-search]") ?? document.querySelector("[data-search-everything]");
      if (!search) return;
      search.focus();
      search.select();
      event.preventDefault();
    } else if (event.key === "j" || (inList && event.key === "ArrowDown")) {
      if (moveInList(1)) event.preventDefault();
    } else if (event.key === "k" || (inList && event.key === "ArrowUp")) {
      if (moveInList(-1)) event.preventDefault();
    }
  });

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      // Without HTTPS there is no clipboard API; a selected field is what every browser still copies.
      const field = document.createElement("textarea");
      field.value = button.dataset.copy;
      field.style.position = "fixed";
      field.style.opacity = "0";
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), 2000);
  }

  document.addEventListener("click", event => {
    const button = event.target.closest?.("[data-copy]");
    if (button) copy(button);
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target) || event.target.closest("details[data-menu] > :not(summary) :is(a, button)")) menu.open = false;
    }
  });
})();
