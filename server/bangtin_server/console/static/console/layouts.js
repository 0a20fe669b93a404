/* Zones dragged by a mouse or a pen: they move, and by their lower right corner they grow. What is dragged is typed into
   the row's own fields, so all else follows as if somebody had typed it; fingers scroll the page, as everywhere. */
"use strict";
(() => {
  const SIDES = ["x", "y", "width", "height"];
  const CORNER = 14, CATCH = 7; // of the screen that one looks at: how far a corner reaches, and an edge that attracts
  let drag = null;

  const field = (zone, side) => document.getElementById(`${side}-${zone}`);
  const shape = (zone) => document.querySelector(`#drawing g[data-zone="${zone}"] > rect`);
  const numbers = (rect) => SIDES.map((side) => Number(rect.getAttribute(side)));
  const zoneAt = (event) => (event.pointerType === "touch" ? null : event.target.closest("#drawing g[data-zone]"));

  const onCorner = (group, event) => {
    const seen = group.querySelector("rect").getBoundingClientRect();
    return seen.right - event.clientX < CORNER && seen.bottom - event.clientY < CORNER;
  };

  const edges = (zone, along) => {
    const others = [...document.querySelectorAll("#drawing svg > rect, #drawing g > rect")];
    const standing = others.filter((rect) => rect.parentNode.dataset.zone !== zone);
    return standing.flatMap((rect) => {
      const box = numbers(rect);
      return [box[along], box[along] + box[along + 2]];
    });
  };

  // Where an edge comes to lie: at one that is near, else at a step of the panel's modules.
  const settled = (at, near, within, step) => {
    const caught = near.filter((edge) => Math.abs(edge - at) <= within).sort((a, b) => Math.abs(a - at) - Math.abs(b - at));
    return caught.length ? caught[0] : Math.round(at / step) * step;
  };

  const moved = (event) => {
    const [, , across, down] = numbers(document.querySelector("#drawing svg > rect"));
    const step = Math.max(across, down) < 512 ? 1 : 8, within = CATCH * drag.scale;
    const by = [(event.clientX - drag.from[0]) * drag.scale, (event.clientY - drag.from[1]) * drag.scale];
    const box = [...drag.box];
    [across, down].forEach((most, along) => {
      const near = edges(drag.zone, along), [start, long] = [drag.box[along], drag.box[along + 2]];
      if (drag.grows) {
        const end = settled(start + long + by[along], near, within, step);
        box[along + 2] = Math.max(1, Math.min(end, most) - start);
      } else {
        const first = settled(start + by[along], near, within, step);
        const last = settled(start + long + by[along], near, within, 1) - long;
        const at = near.includes(last + long) && !near.includes(first) ? last : first;
        box[along] = Math.max(0, Math.min(at, most - long));
      }
    });
    return box;
  };

  document.addEventListener("pointerdown", (event) => {
    const group = zoneAt(event);
    if (!group || event.button !== 0 || !document.getElementById("layout-form")) return;
    const zone = group.dataset.zone, box = numbers(shape(zone));
    const scale = 1 / group.ownerSVGElement.getScreenCTM().a;
    drag = { zone, box, scale, from: [event.clientX, event.clientY], grows: onCorner(group, event) };
    event.preventDefault();
  });

  document.addEventListener("pointermove", (event) => {
    if (drag) {
      const rect = shape(drag.zone);
      if (!rect) return;
      const box = moved(event), text = rect.nextElementSibling;
      box.forEach((value, at) => {
        rect.setAttribute(SIDES[at], value);
        field(drag.zone, SIDES[at]).value = value;
      });
      if (text) text.setAttribute("transform", `translate(${box[0] - drag.box[0]} ${box[1] - drag.box[1]})`);
      return;
    }
    const group = zoneAt(event);
    if (group) group.classList.toggle("grows", onCorner(group, event));
  });

  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      const first = drag && field(drag.zone, "x");
      drag = null;
      if (first) first.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  document.addEventListener("htmx:load", () => {
    const hint = document.getElementById("by-mouse");
    if (hint) hint.hidden = !window.matchMedia("(any-pointer: fine)").matches;
  });
})();
