// What the pages do beyond HTML: findings and boxes lead to each other, zoom, keys, dropped files.
// Without this script everything can still be read and decided.
"use strict";

document.documentElement.classList.add("script");

const announce = (text) => { document.getElementById("announce").textContent = text; };

// --- The page image beside the findings -------------------------------------------------------

let zoom = 1;

function showZoom() {
  const frame = document.querySelector(".sheet-frame");
  if (!frame) return;
  frame.classList.remove("zoom-2", "zoom-3", "zoom-4");
  if (zoom > 1) frame.classList.add("zoom-" + zoom);
}

function changeZoom(by) {
  zoom = Math.min(4, Math.max(1, zoom + by));
  showZoom();
  const now = document.querySelector(".box-now");
  if (now) intoView(now);
}

function intoView(box) {
  const frame = box.closest(".sheet-frame");
  const at = box.getBoundingClientRect(), seen = frame.getBoundingClientRect();
  frame.scrollTop += at.top - seen.top - (seen.height - at.height) / 2;
  frame.scrollLeft += at.left - seen.left - (seen.width - at.width) / 2;
}

function pointAt(target) {
  document.querySelectorAll(".box-now").forEach((box) => box.classList.remove("box-now"));
  const box = document.querySelector(`[data-box="${CSS.escape(target)}"]`);
  if (!box) return;
  box.parentNode.append(box); // drawn last, above the others
  box.classList.add("box-now");
  intoView(box);
}

let wanted = "";

function showSpot(element) {
  const content = document.getElementById("pane-content");
  if (!content || !element.dataset.spot) return;
  wanted = element.id;
  if (content.dataset.shown === element.dataset.page) { pointAt(wanted); return; }
  htmx.ajax("GET", element.dataset.spot, { target: "#pane-content", swap: "outerHTML" });
}

document.addEventListener("focusin", (event) => {
  const finding = event.target.closest(".finding, tr[data-spot]");
  document.querySelectorAll(".now").forEach((each) => each.classList.remove("now"));
  if (!finding) return;
  finding.classList.add("now");
  if (finding.id !== wanted) showSpot(finding);
});

document.addEventListener("click", (event) => {
  const zoomed = event.target.closest("[data-zoom]");
  if (zoomed) { changeZoom(Number(zoomed.dataset.zoom)); return; }
  const link = event.target.closest("a.show-spot");
  if (link) {
    const place = link.dataset.spot ? link : link.closest("[data-spot]");
    if (place) { event.preventDefault(); wanted = ""; showSpot(place); }
    return;
  }
  const box = event.target.closest("a.box");
  if (box) {
    event.preventDefault();
    reach(document.getElementById(box.dataset.box));
  }
});

function reach(element) {
  if (!element) return;
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (each.tagName === "DETAILS") each.open = true;
  }
  wanted = element.id;
  pointAt(wanted);
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
}

document.addEventListener("htmx:after:swap", () => {
  showZoom();
  if (wanted) pointAt(wanted);
});

// --- Single-letter shortcuts (WCAG 2.1.4: they can be turned off) ---------------------------------

const KEYS = "elenchos-keys";
const keysOn = () => localStorage.getItem(KEYS) !== "off";
const keysBox = document.getElementById("keys-on");
if (keysBox) {
  keysBox.checked = keysOn();
  keysBox.addEventListener("change", () => localStorage.setItem(KEYS, keysBox.checked ? "on" : "off"));
}

function step(by) {
  const all = [...document.querySelectorAll(".finding")].filter((each) => each.offsetParent !== null);
  if (!all.length) return;
  const now = all.findIndex((each) => each.classList.contains("now"));
  reach(all[now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length]);
  showSpot(document.querySelector(".finding.now") || all[0]);
}

document.addEventListener("keydown", (event) => {
  if (!keysOn() || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  const acts = {
    j: () => step(1), k: () => step(-1), z: () => changeZoom(1), x: () => changeZoom(-1),
    d: () => reach(document.getElementById("decision")), q: () => location.assign("/officer"),
  };
  if (!document.querySelector(".keys")) return;
  if (pressed) pressed.click();
  else if (acts[event.key.toLowerCase()]) acts[event.key.toLowerCase()]();
  else return;
  event.preventDefault();
});

// --- Files dropped on the applicant's page --------------------------------------------------------

const drop = document.querySelector(".drop");
if (drop) {
  const input = drop.querySelector("input[type=file]");
  const form = drop.closest("form");
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) {
    drop.addEventListener(name, () => drop.classList.remove("over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  input.addEventListener("change", () => { if (input.files.length) form.requestSubmit(); });
}

const spoken = document.querySelector("[data-announce]");
if (spoken) announce(spoken.dataset.announce);
