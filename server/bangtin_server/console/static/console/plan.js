/* Dragging lines of a playlist. Everything else is the form's own buttons, which work without this file. */
"use strict";
(() => {
  const settle = (list) => {
    if (list.dataset.sortable) return;
    list.dataset.sortable = "yes";
    window.Sortable.create(list, {
      handle: ".grip",
      animation: 120,
      onEnd: () => list.closest("form").querySelector('button[value="refresh"]').click(),
    });
  };
  const look = (root) => {
    root.querySelectorAll(".sortable").forEach(settle);
    root.querySelectorAll('input[name="length"], input[name="shuffle"]').forEach((field) =>
      field.addEventListener("change", () => field.form.querySelector('button[value="refresh"]').click()));
  };
  document.addEventListener("htmx:load", (event) => look(event.detail.elt));
})();
