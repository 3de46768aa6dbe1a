/**
 * @file Where it happened: the places of the report as dots on the countries' outlines. The list beside it says the
 * same in words, so the drawing itself is hidden from those who listen.
 *
 * The projection is the plain one, longitudes narrowed as they are at the middle of the story.
 */

import { element } from "./dom.js";
import { countries, STEPS_A_DEGREE } from "./world.js";

const SVG = "http://www.w3.org/2000/svg";
const RATIO = 0.72;
const SMALLEST_WIDTH = 2.4 * STEPS_A_DEGREE;
const KILOMETRES_A_DEGREE = 111.2;
/** Kilometres: from here on a place is drawn as an area, and from there on it is too wide to be shown as one. */
const AREA = 25;
const TOO_WIDE = 350;
const PLACE_LABEL = 12;
const COUNTRY_LABEL = 10;

function shape(tag, properties = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(properties)) if (value !== null) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** The places with a point of their own, and the codes or names of the countries the report speaks of. */
function located(reading) {
  const places = reading.report.entities.flatMap((entity, id) => (entity.place === null ? [] : [{ id, entity, ...entity.place }]));
  return {
    dots: places.filter(({ kind, radius }) => kind !== "country" && kind !== "continent" && (radius ?? 0) <= TOO_WIDE),
    lands: new Set(places.flatMap(({ kind, country, entity }) => [country, kind === "country" ? entity.name : null]).filter(Boolean)),
    all: places,
  };
}

export class PlaceMap {
  #frame = element("figure", { class: "map", "aria-hidden": "true" });
  #onPick;
  #narrow = 1;
  #view = null;
  #first = null;
  #svg = null;
  #labels = null;
  #dots = [];
  #names = [];

  /** @param {(key: string, at: number) => void} onPick */
  constructor(onPick) {
    this.#onPick = onPick;
  }

  /** The drawing of this reading's places, filled once the outlines are there; null where no place is located. */
  draw(reading) {
    const { dots, lands, all } = located(reading);
    if (all.length === 0) return null;
    this.#frame.replaceChildren();
    this.#svg = null;
    countries().then(
      (world) => this.#fill(world, dots.length > 0 ? dots : all, dots, lands),
      () => this.#frame.remove(),
    );
    return this.#frame;
  }

  pick(key) {
    for (const { node, label, key: own } of this.#dots) {
      node.classList.toggle("picked", own === key);
      label.classList.toggle("picked", own === key);
    }
  }

  /** Labels are set for the width at hand, which is not known while the panel is hidden. */
  settle() {
    if (this.#svg !== null) this.#look(this.#view);
  }

  #point({ lat, lon }) {
    return [lon * STEPS_A_DEGREE * this.#narrow, -lat * STEPS_A_DEGREE];
  }

  #fill(world, anchors, dots, lands) {
    this.#narrow = Math.max(0.3, Math.cos((median(anchors.map(({ lat }) => lat)) * Math.PI) / 180));
    this.#first = this.#around(anchors);
    this.#names = [];
    const ground = shape("g", { class: "lands" });
    for (const { code, name, rings } of world) {
      const path = rings.map((ring) => this.#outline(ring)).join("");
      ground.append(shape("path", { d: path, class: lands.has(code) || lands.has(name) ? "land told" : "land" }));
      this.#names.push({ name, ...this.#middle(rings) });
    }
    const marks = shape("g", { class: "dots" });
    this.#labels = shape("g", { class: "labels" });
    this.#dots = dots
      .sort((a, b) => b.entity.mentions.length - a.entity.mentions.length)
      .map((place) => {
        const [x, y] = this.#point(place);
        const key = `e${place.id}`;
        // A line without length has round ends of a width that does not grow with the map.
        const node = shape("path", { d: `M${x} ${y}h0`, class: place.confidence < 0.6 ? "dot unsure" : "dot", "data-key": key }, shape("title", {}, place.entity.name));
        if (place.radius >= AREA) {
          const reach = (place.radius / KILOMETRES_A_DEGREE) * STEPS_A_DEGREE;
          marks.prepend(shape("circle", { cx: x, cy: y, r: reach, class: "reach" }));
        }
        marks.append(node);
        const label = shape("text", { class: "place-label", "data-key": key }, place.entity.name);
        return { node, label, key, x, y, name: place.entity.name };
      });
    this.#svg = shape("svg", { preserveAspectRatio: "xMidYMid slice" }, ground, marks, this.#labels);
    this.#svg.addEventListener("click", ({ target }) => target.dataset.key && this.#onPick(target.dataset.key, 0));
    const button = (sign, title, act) => element("button", { type: "button", class: "plain", tabindex: "-1", title, onclick: act }, sign);
    this.#frame.replaceChildren(
      this.#svg,
      element(
        "div",
        { class: "map-buttons" },
        button("+", "Nearer", () => this.#zoom(1 / 1.6)),
        button("−", "Farther", () => this.#zoom(1.6)),
        button("⌂", "The whole story", () => this.#look(this.#first)),
      ),
      element("div", { class: "scale" }),
    );
    this.#dragged();
    this.#look(this.#first);
  }

  /** A ring as a path; one that crosses the date line goes on beyond it. */
  #outline(ring) {
    let shift = 0;
    const points = ring.map(([x, y], at) => {
      const step = at === 0 ? 0 : x - ring[at - 1][0];
      if (Math.abs(step) > 180 * STEPS_A_DEGREE) shift -= Math.sign(step) * 360 * STEPS_A_DEGREE;
      return `${((x + shift) * this.#narrow).toFixed(1)} ${-y}`;
    });
    return `M${points.join("L")}Z`;
  }

  /** The view that shows the story's places, leaving out those far from most of them. */
  #around(anchors) {
    const points = anchors.map((place) => this.#point(place));
    const [x, y] = [0, 1].map((axis) => median(points.map((point) => point[axis])));
    const away = (point) => Math.hypot(point[0] - x, point[1] - y);
    const reach = Math.max(6 * STEPS_A_DEGREE, 3 * median(points.map(away)));
    const near = points.filter((point) => away(point) <= reach);
    const [left, top] = [0, 1].map((axis) => Math.min(...near.map((point) => point[axis])));
    const [right, bottom] = [0, 1].map((axis) => Math.max(...near.map((point) => point[axis])));
    const width = Math.max(SMALLEST_WIDTH * 2, (right - left) * 1.5, ((bottom - top) * 1.5) / RATIO);
    return { x: (left + right) / 2, y: (top + bottom) / 2, width };
  }

  /** The middle of a country's largest ring, for its name. */
  #middle(rings) {
    let best = { area: 0, x: 0, y: 0 };
    for (const ring of rings) {
      let [area, sumX, sumY] = [0, 0, 0];
      ring.forEach(([x, y], at) => {
        const [beforeX, beforeY] = ring.at(at - 1);
        const cross = beforeX * y - x * beforeY;
        area += cross;
        sumX += (beforeX + x) * cross;
        sumY += (beforeY + y) * cross;
      });
      if (Math.abs(area) > best.area) {
        best = { area: Math.abs(area), x: (sumX / (3 * area)) * this.#narrow, y: -sumY / (3 * area) };
      }
    }
    return best;
  }

  #look(view) {
    const width = Math.min(360 * STEPS_A_DEGREE * this.#narrow, Math.max(SMALLEST_WIDTH, view.width));
    this.#view = { ...view, width };
    const height = width * RATIO;
    this.#svg.setAttribute("viewBox", `${view.x - width / 2} ${view.y - height / 2} ${width} ${height}`);
    this.#label();
    this.#scale();
  }

  #zoom(by) {
    this.#look({ ...this.#view, width: this.#view.width * by });
  }

  /** Sets the names that fit: the story's places first, by how often they are spoken of, then countries, large ones first. */
  #label() {
    const pixels = this.#frame.clientWidth;
    if (pixels === 0) return;
    const { x: middleX, y: middleY, width } = this.#view;
    const unit = width / pixels;
    const [left, top] = [middleX - width / 2, middleY - (width * RATIO) / 2];
    // The buttons and the scale lie over the map.
    const [right, bottom] = [left + width, top + width * RATIO];
    const taken = [
      { left: right - 42 * unit, right, top, bottom: top + 106 * unit },
      { left, right: left + 150 * unit, top: bottom - 28 * unit, bottom },
    ];
    const free = (box) =>
      box.left > left && box.right < right && box.top > top && box.bottom < bottom &&
      taken.every((other) => box.left > other.right || box.right < other.left || box.top > other.bottom || box.bottom < other.top);
    const boxOf = (name, size, spacing, x, y, anchor) => {
      const long = (name.length * size * spacing + 4) * unit;
      const start = anchor === "start" ? x : anchor === "end" ? x - long : x - long / 2;
      return { left: start, right: start + long, top: y - size * 0.62 * unit, bottom: y + size * 0.62 * unit };
    };
    this.#labels.replaceChildren();
    for (const dot of this.#dots) taken.push({ left: dot.x - 4 * unit, right: dot.x + 4 * unit, top: dot.y - 4 * unit, bottom: dot.y + 4 * unit });
    const named = new Set();
    for (const { label, name, x: dotX, y: dotY } of this.#dots) {
      if (named.has(`${dotX} ${dotY}`)) continue;
      named.add(`${dotX} ${dotY}`);
      const sides = [[8, 0, "start"], [-8, 0, "end"], [0, -12, "middle"], [0, 13, "middle"]];
      for (const [across, down, anchor] of sides) {
        const [atX, atY] = [dotX + across * unit, dotY + down * unit];
        const box = boxOf(name, PLACE_LABEL, 0.56, atX, atY, anchor);
        if (!free(box)) continue;
        taken.push(box);
        label.setAttribute("x", atX);
        label.setAttribute("y", atY + PLACE_LABEL * 0.34 * unit);
        label.setAttribute("text-anchor", anchor);
        label.setAttribute("font-size", PLACE_LABEL * unit);
        label.setAttribute("stroke-width", 3 * unit);
        this.#labels.append(label);
        break;
      }
    }
    const large = this.#names.filter(({ area }) => Math.sqrt(area) > 40 * unit).sort((a, b) => b.area - a.area);
    for (const { name, x: atX, y: middle } of large) {
      const boxAt = (y) => boxOf(name, COUNTRY_LABEL, 0.82, atX, y, "middle");
      const atY = [0, -16, 16].map((down) => middle + down * unit).find((y) => free(boxAt(y)));
      if (atY === undefined) continue;
      taken.push(boxAt(atY));
      const size = COUNTRY_LABEL * unit;
      this.#labels.append(
        shape("text", { class: "country-label", x: atX, y: atY + size * 0.34, "text-anchor": "middle", "font-size": size, "letter-spacing": size * 0.12 }, name.toUpperCase()),
      );
    }
  }

  #scale() {
    const pixels = this.#frame.clientWidth;
    const bar = this.#frame.querySelector(".scale");
    if (pixels === 0 || bar === null) return;
    const middle = -this.#view.y / STEPS_A_DEGREE;
    const across = (this.#view.width / STEPS_A_DEGREE / this.#narrow) * KILOMETRES_A_DEGREE * Math.cos((middle * Math.PI) / 180);
    const power = 10 ** Math.floor(Math.log10(Math.max(1, across / 3)));
    const length = power * ([5, 2, 1].find((step) => step * power <= across / 3) ?? 1);
    const line = shape("svg", { width: Math.round((length / across) * pixels), height: 5, class: "bar" }, shape("path", { d: "M.5 0V4.5H9999" }));
    bar.replaceChildren(`${length.toLocaleString("en")} km`, line);
  }

  #dragged() {
    let held = null;
    this.#svg.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse" && event.button === 0) held = { x: event.clientX, y: event.clientY, view: this.#view };
    });
    this.#svg.addEventListener("pointermove", (event) => {
      if (held === null) return;
      const unit = this.#view.width / this.#frame.clientWidth;
      const [right, down] = [event.clientX - held.x, event.clientY - held.y];
      if (Math.hypot(right, down) < 4) return;
      this.#svg.setPointerCapture(event.pointerId);
      this.#look({ ...held.view, x: held.view.x - right * unit, y: held.view.y - down * unit });
    });
    const drop = () => (held = null);
    this.#svg.addEventListener("pointerup", drop);
    this.#svg.addEventListener("pointercancel", drop);
    this.#svg.addEventListener("pointerleave", drop);
  }
}
