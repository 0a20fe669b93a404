/* Dragging lines of a playlist, and the total said anew when a length changes. All else is the form's own buttons,
   which work without this file. */
"use strict";
(() => {
  const again = (form) => form.querySelector('button[value="refresh"]').click();
  document.addEventListener("change", (event) => {
    if (event.target.matches('.list-form input[name="length"], .list-form input[name="shuffle"]')) again(event.target.form);
  });
  document.addEventListener("htmx:load", (event) => {
    event.detail.elt.querySelectorAll(".sortable").forEach((list) =>
      window.Sortable.create(list, { handle: ".grip", animation: 120, onEnd: () => again(list.closest("form")) }));
  });
})();
