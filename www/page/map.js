/**
 * @file Where it happened: the places of the report on the countries' outlines, as large as they weigh in it, with
 * who holds them. Areas are drawn as areas. The list beside it says the same in words.
 *
 * The projection is the plain one, longitudes narrowed as they are at the middle of the story. The ground lies in a
 * drawing that is scaled; pins and labels lie over it in pixels.
 */

import { isDoubtful } from "../engine/sure.js";
import { shapeOf, unwrapped, within } from "./areas.js";
import { heldOn, holdsOf, isSiege, turningDays } from "./control.js";
import { day, dayNumber, dayOf } from "./days.js";
import { element, shape, sure } from "./dom.js";
import { countryName } from "./entries.js";
import { placeLabels } from "./labels.js";
import { language, number, t } from "./texts.js";
import { countries, STEPS_A_DEGREE } from "./world.js";

const RATIO = 0.72;
/** Pixels that a column of paper has. */
const ON_PAPER = 480;
const SMALLEST_WIDTH = 2.4 * STEPS_A_DEGREE;
const KILOMETRES_A_DEGREE = 111.2;
/** Kilometres: from here on a place is drawn as an area, and from there on it is too wide to be shown as one. */
const AREA = 25;
const TOO_WIDE = 350;
/** How much of the radius of an area without an outline is drawn. */
const GLOW = 0.7;
/** Pixels of the smallest and the largest pin's radius. */
const PIN = [4, 9];
/** Holders told apart by colour and sign. */
const HOLDERS = 5;
/** Rays about a pin that is fought for. */
const RAYS = 10;
/** Pixels that the rays reach beyond the pin. */
const BURST = 6;

const median = (/** @type {number[]} */ values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** The value on which half of the weight lies. @param {{ value: number, weight: number }[]} given */
function weighed(given) {
  let left = given.reduce((sum, { weight }) => sum + weight, 0) / 2;
  return [...given].sort((a, b) => a.value - b.value).find(({ weight }) => (left -= weight) <= 0)?.value ?? 0;
}

/** Kinds of areas that lie on no country's land, or on that of several. */
const WATERS = /sea|river|lake|mountains|desert|island/;
const areaKinds = new Set(["area", "region", "district", "sea", "river", "desert", "lake", "mountains", "island"]);

/** The places to draw, and the codes or names of the countries the report speaks of. */
function located(/** @type {import("./facts.js").Reading} */ reading) {
  const { entities, events = [] } = reading.report;
  const told = new Map();
  for (const event of events) for (const { entity } of event.roles) told.set(entity, (told.get(entity) ?? 0) + 1);
  const places = entities.flatMap((entity, id) =>
    entity.place === null ? [] : [{ id, entity, ...entity.place, name: entity.name, weight: Math.sqrt(entity.mentions.length + (told.get(id) ?? 0)) }],
  );
  const isCountry = (/** @type {{ kind: string }} */ { kind }) => kind === "country" || kind === "continent";
  const isArea = (/** @type {{ kind: string, radius: number | null }} */ { kind, radius }) => areaKinds.has(kind) && (radius ?? 0) >= AREA;
  return {
    dots: places.filter((place) => !isCountry(place) && !isArea(place) && (place.radius ?? 0) <= TOO_WIDE),
    areas: places.filter((place) => !isCountry(place) && isArea(place)),
    lands: new Set(places.filter(({ kind }) => kind !== "area").flatMap(({ kind, country, entity }) => [country, kind === "country" ? entity.name : null]).flatMap((each) => each || [])),
    all: places,
  };
}

/** Whether a place is seen in a box: a country, where any of its land is. @param {Placed} place  @param {Country[]} world  @returns {(box: [number, number][]) => boolean} */
function seenIn({ kind, country, name, lat, lon }, world) {
  const land = kind === "country" ? world.find((each) => each.code === country || each.name === name) : undefined;
  return land === undefined ? (box) => [lon, lat].every((degrees, axis) => Math.abs(2 * degrees * STEPS_A_DEGREE - box[axis][0] - box[axis][1]) <= box[axis][1] - box[axis][0]) : (box) => within(land.rings.map(unwrapped), box).length > 0;
}

/** What the first view must show: the towns, with the areas where there is one town at most; countries where nothing else is. */
function anchorsOf(/** @type {Placed[]} */ dots, /** @type {Placed[]} */ areas, /** @type {Placed[]} */ all) {
  if (new Set(dots.map(({ lat, lon }) => `${lat} ${lon}`)).size > 1) return dots;
  const nearer = [...dots, ...areas];
  return nearer.length > 0 ? nearer : all;
}

/**
 * @typedef {ReturnType<typeof located>["all"][number]} Placed  @typedef {import("./world.js").Point} Point
 * @typedef {import("./world.js").Country} Country  @typedef {NonNullable<ReturnType<typeof shapeOf>>} Shape
 */

/** @typedef {{ x: number, y: number, width: number }} Look  Its middle and its width, in steps of the ground. */

export class PlaceMap {
  #frame = element("figure", { class: "map" });
  #onPick;
  #narrow = 1;
  /** What is looked at. @type {Look} */
  #view = { x: 0, y: 0, width: SMALLEST_WIDTH };
  /** The view that shows what the story is about, and the one with all of its places. */
  #first = this.#view;
  #whole = this.#view;
  /** The drawing of lands and areas; null until the outlines are there. @type {SVGSVGElement | null} */
  #ground = null;
  #over = shape("svg", { class: "map-over", "aria-hidden": "true" });
  #scaleBar = element("div", { class: "scale", "aria-hidden": "true" });
  /** Says which places are not in view. */
  #off = element("p", { class: "hint map-off" });
  /** The places drawn, countries among them, each with whether it is seen in a box. @type {{ name: string, seen: (box: [number, number][]) => boolean }[]} */
  #told = [];
  /** @type {{ key: string, id: number, name: string, x: number, y: number, r: number, unsure: boolean }[]} */
  #dots = [];
  /** @type {{ key: string, name: string, x: number, y: number, line: boolean, node: SVGElement | null }[]} */
  #areas = [];
  /** @type {{ name: string, rings: Point[][] }[]} */
  #names = [];
  /** @type {import("./control.js").Hold[]} */
  #holds = [];
  /** @type {number[]} */
  #holders = [];
  #day = Infinity;
  /** @type {string | null} */
  #picked = null;

  /** @param {(key: string, at: number) => void} onPick */
  constructor(onPick) {
    this.#onPick = onPick;
    this.#frame.addEventListener("click", (/** @type {any} */ { target }) => {
      const key = target.closest?.("[data-key]")?.dataset.key;
      if (key) this.#onPick(key, 0);
    });
  }

  /** The drawing of this reading's places, filled once the outlines are there; null where no place is located. */
  draw(/** @type {import("./facts.js").Reading} */ reading) {
    const { dots, areas, lands, all } = located(reading);
    this.#ground = null;
    if (all.length === 0) return null;
    this.#frame.replaceChildren();
    this.#frame.classList.remove("missing");
    countries().then(
      (world) => {
        this.#told = [...new Set([...dots, ...areas, ...all.filter(({ kind }) => kind === "country")])].map((place) => ({ name: place.name, seen: seenIn(place, world) }));
        this.#fill(reading, world, anchorsOf(dots, areas, all), dots, areas, lands);
      },
      () => {
        this.#frame.classList.add("missing");
        this.#frame.replaceChildren(element("p", { class: "hint" }, t("map.missing")));
      },
    );
    return this.#frame;
  }

  pick(/** @type {string | null} */ key) {
    this.#picked = key;
    this.#frame.querySelectorAll("[data-key]").forEach((/** @type {any} */ node) => node.classList.toggle("picked", node.dataset.key === key));
  }

  /** Labels are set for the width at hand, which is not known while the panel is hidden. */
  settle() {
    if (this.#ground !== null) this.#look(this.#view);
  }

  #point(/** @type {{ lat: number, lon: number }} */ { lat, lon }) {
    return [lon * STEPS_A_DEGREE * this.#narrow, -lat * STEPS_A_DEGREE];
  }

  /**
   * @param {import("./facts.js").Reading} reading  @param {Country[]} world  @param {Placed[]} anchors
   * @param {Placed[]} dots  @param {Placed[]} areas  @param {Set<string>} lands
   */
  #fill(reading, world, anchors, dots, areas, lands) {
    this.#narrow = Math.max(0.3, Math.cos((median(anchors.map(({ lat }) => lat)) * Math.PI) / 180));
    this.#first = this.#around(anchors);
    this.#whole = this.#around(anchors, true);
    this.#names = [];
    const ground = shape("g", { class: "lands" });
    for (const { code, name, rings } of world) {
      const path = rings.map((ring) => this.#outline(ring)).join("");
      ground.append(shape("path", { d: path, class: lands.has(code ?? "") || lands.has(name) ? "land told" : "land" }));
      this.#names.push({ name: language() === "en" ? name : (countryName(code) ?? name), rings: rings.map(unwrapped) });
    }
    const heaviest = Math.max(1, ...dots.map(({ weight }) => weight));
    this.#dots = dots
      // A street that lies on its town's own spot takes neither its name nor its pin.
      .sort((a, b) => Number(a.kind === "locality") - Number(b.kind === "locality") || b.weight - a.weight)
      .map((place) => {
        const [x, y] = this.#point(place);
        return { key: `e${place.id}`, id: place.id, name: place.name, x, y, r: PIN[0] + (PIN[1] - PIN[0]) * (place.weight / heaviest) ** 1.3, unsure: isDoubtful(place) || place.kind === "locality" };
      });
    const clips = new Map();
    this.#areas = areas.map((place) => {
      const known = shapeOf(world, place, lands);
      return { key: `e${place.id}`, name: place.name, ...this.#anchor(place, known), line: known?.lines !== undefined, node: this.#area(world, place, known, clips) };
    });
    this.#holds = reading.report.relations ? holdsOf(reading) : [];
    // Who holds nothing that is drawn as a pin, on no day, colours nothing.
    const pinned = new Set(this.#dots.map(({ id }) => id));
    this.#holds = this.#holds.filter(({ place, from, to }) => pinned.has(place) && from <= to && to > -Infinity);
    this.#holders = [...new Set(this.#holds.filter((hold) => !isSiege(hold)).map(({ holder }) => holder))].slice(0, HOLDERS);
    const days = turningDays(this.#holds);
    const published = reading.report.document?.published;
    this.#day = published ? dayNumber(published) : (days.at(-1) ?? Infinity);

    const count = dots.length + areas.length;
    this.#ground = shape("svg", { preserveAspectRatio: "xMidYMid slice", role: "img", "aria-label": t("map.label", { n: count, names: [...dots, ...areas].slice(0, 6).map(({ name }) => name).join(", ") }) }, shape("defs", {}, glow(), [...clips.values()]), ground, shape("g", { class: "areas" }, this.#areas.map(({ node }) => node).filter(Boolean)));
    const button = (/** @type {string} */ sign, /** @type {string} */ title, /** @type {() => void} */ act) => element("button", { type: "button", class: "plain", title, "aria-label": title, onclick: act }, sign);
    const sheet = element(
      "div",
      { class: "map-sheet" },
      this.#ground,
      this.#over,
      element(
        "div",
        { class: "map-buttons" },
        button("+", t("map.nearer"), () => this.#zoom(1 / 1.6)),
        button("−", t("map.farther"), () => this.#zoom(1.6)),
        button("⌂", t("map.whole"), () => this.#look(this.#view.width === this.#whole.width ? this.#first : this.#whole)),
      ),
      this.#scaleBar,
    );
    this.#frame.replaceChildren(...[sheet, this.#off, this.#legend(reading, days)].filter((node) => node !== null));
    this.#dragged(sheet);
    this.#look(this.#first);
  }

  /** Who holds what, by colour and sign, and a slider over the days on which that changes. */
  #legend(/** @type {import("./facts.js").Reading} */ reading, /** @type {number[]} */ days) {
    const fought = this.#holds.some(isSiege);
    if (this.#holders.length === 0 && !fought) return null;
    const shown = element("output", { class: "control-day" });
    const known = this.#day;
    const stops = [...new Set([...(days.length > 0 ? [days[0] - 1] : []), ...days, ...(Number.isFinite(known) ? [known] : [])])].sort((a, b) => a - b);
    const say = () => {
      shown.textContent = Number.isFinite(this.#day) ? day(dayOf(this.#day)) : "";
    };
    const slider =
      stops.length < 2
        ? null
        : element("label", { class: "control-slider" }, element("span", { class: "caps" }, t("map.day")), element("input", {
            type: "range", min: 0, max: stops.length - 1, step: 1, value: Math.max(0, stops.indexOf(known)), "aria-label": t("map.day"),
            oninput: (/** @type {any} */ { target }) => {
              this.#day = stops[Number(target.value)];
              target.setAttribute("aria-valuetext", day(dayOf(this.#day)));
              say();
              this.#pins();
            },
          }), shown);
    say();
    const swatch = (/** @type {number} */ index) => shape("svg", { viewBox: "-9 -9 18 18", width: 18, height: 18, "aria-hidden": "true" }, pin(7, index, false));
    return element(
      "figcaption",
      { class: "control" },
      element("span", { class: "caps" }, t("map.control")),
      element("ul", { class: "legend", "aria-label": t("map.control") }, this.#holders.map((id, index) => element("li", {}, swatch(index), reading.entityName(id))), fought ? element("li", { class: "fought" }, shape("svg", { viewBox: "-13 -13 26 26", width: 22, height: 22, "aria-hidden": "true" }, pin(5, -1, true)), t("map.contested")) : null),
      slider,
    );
  }

  /** An area's shape, or a glow that keeps to its country's land: where it is, with no edge that nobody knows. */
  /** @param {Country[]} world  @param {Placed} place  @param {Shape | null} known  @param {Map<string, SVGElement>} clips */
  #area(world, place, known, clips) {
    const key = `e${place.id}`;
    const title = shape("title", {}, place.name);
    if (known?.rings) return shape("path", { class: "reach", d: known.rings.map((ring) => this.#outline(ring)).join(""), "data-key": key }, title);
    if (known?.lines) return shape("path", { class: "reach-line", d: known.lines.map((line) => this.#outline(line, false)).join(""), "data-key": key }, title);
    // A round glow is neither a river nor a sea; its name says where it is.
    if (/sea|river/.test(place.kind)) return null;
    const [x, y] = this.#point(place);
    const reach = ((GLOW * Math.min(place.radius ?? 0, 4 * TOO_WIDE)) / KILOMETRES_A_DEGREE) * STEPS_A_DEGREE;
    const country = WATERS.test(place.kind) ? undefined : world.find(({ code }) => code !== null && code === place.country);
    const clip = country ? `land-${country.code}` : "";
    if (country && !clips.has(clip)) clips.set(clip, shape("clipPath", { id: clip }, shape("path", { d: country.rings.map((ring) => this.#outline(ring)).join("") })));
    return shape("circle", { class: "reach round", cx: x, cy: y, r: reach, "data-key": key, "clip-path": clip ? `url(#${clip})` : null }, title);
  }

  /** Where an area's name stands: in the middle of its shape or on its longest line, else where it lies. */
  #anchor(/** @type {Placed} */ place, /** @type {Shape | null} */ known) {
    if (known?.rings && known.rings.length > 0) return this.#middle(known.rings);
    const line = known?.lines?.reduce((longest, each) => (each.length > longest.length ? each : longest));
    const [x, y] = line ? [line[line.length >> 1][0] * this.#narrow, -line[line.length >> 1][1]] : this.#point(place);
    return { x, y };
  }

  /** A ring or line as a path; one that crosses the date line goes on beyond it. */
  #outline(/** @type {Point[]} */ ring, closed = true) {
    const points = unwrapped(ring).map(([x, y]) => `${(x * this.#narrow).toFixed(1)} ${(-y).toFixed(1)}`);
    return `M${points.join("L")}${closed ? "Z" : ""}`;
  }

  /** The view that shows the story's places; unless it is to be `whole`, without those far from what most of it is about. */
  #around(/** @type {Placed[]} */ anchors, whole = false) {
    const points = anchors.map((place) => this.#point(place));
    // As often as a place is told of; the weight of its pin is the root of that.
    const half = (/** @type {number[]} */ values) => weighed(values.map((value, at) => ({ value, weight: Math.max(1, anchors[at].weight ** 2) })));
    const [x, y] = [0, 1].map((axis) => half(points.map((point) => point[axis])));
    const away = (/** @type {number[]} */ point) => Math.hypot(point[0] - x, point[1] - y);
    const reach = whole ? Infinity : Math.max(6 * STEPS_A_DEGREE, 3 * half(points.map(away)));
    const near = points.filter((point) => away(point) <= reach);
    const [left, top] = [0, 1].map((axis) => Math.min(...near.map((point) => point[axis])));
    const [right, bottom] = [0, 1].map((axis) => Math.max(...near.map((point) => point[axis])));
    const width = Math.max(SMALLEST_WIDTH * 2, (right - left) * 1.5, ((bottom - top) * 1.5) / RATIO);
    return { x: (left + right) / 2, y: (top + bottom) / 2, width };
  }

  /** The middle of a country's largest ring, for its name. */
  #middle(/** @type {Point[][]} */ rings) {
    let best = { area: 0, x: 0, y: 0 };
    for (const ring of rings) {
      let [area, sumX, sumY] = [0, 0, 0];
      ring.forEach(([x, y], at) => {
        const [beforeX, beforeY] = /** @type {Point} */ (ring.at(at - 1));
        const cross = beforeX * y - x * beforeY;
        area += cross;
        sumX += (beforeX + x) * cross;
        sumY += (beforeY + y) * cross;
      });
      if (Math.abs(area) > best.area) best = { area: Math.abs(area), x: (sumX / (3 * area)) * this.#narrow, y: -sumY / (3 * area) };
    }
    return best;
  }

  #look(/** @type {Look} */ view) {
    const width = Math.min(360 * STEPS_A_DEGREE * this.#narrow, Math.max(SMALLEST_WIDTH, view.width));
    this.#view = { ...view, width };
    const height = width * RATIO;
    this.#ground?.setAttribute("viewBox", `${view.x - width / 2} ${view.y - height / 2} ${width} ${height}`);
    this.#pins();
    this.#scale();
  }

  #zoom(/** @type {number} */ by) {
    this.#look({ ...this.#view, width: this.#view.width * by });
  }

  /** Pixels across; those on paper, where the panel is not shown. */
  get #pixels() {
    return this.#ground?.clientWidth || this.#frame.clientWidth || ON_PAPER;
  }

  /** Pins and labels, in pixels over the ground. */
  #pins() {
    const pixels = this.#pixels;
    const [across, down] = [pixels, pixels * RATIO];
    const unit = this.#view.width / pixels;
    const screen = (/** @type {{ x: number, y: number }} */ { x, y }) => ({ x: (x - this.#view.x) / unit + across / 2, y: (y - this.#view.y) / unit + down / 2 });
    const held = heldOn(this.#holds, this.#day);
    const dots = this.#dots.map((dot) => ({ ...dot, ...screen(dot), held: held.get(dot.id) ?? null }));
    const pins = [...dots].reverse().map((dot) =>
      shape(
        "g",
        { class: `dot${dot.unsure ? " unsure" : ""}${dot.key === this.#picked ? " picked" : ""}`, "data-key": dot.key, transform: `translate(${dot.x.toFixed(1)} ${dot.y.toFixed(1)})` },
        shape("title", {}, dot.name),
        shape("circle", { class: "pin-reach", r: 12 }),
        pin(dot.r, dot.held?.holder == null ? -1 : this.#holders.indexOf(dot.held.holder), dot.held?.contested ?? false),
      ),
    );
    // A country is named in the middle of what is seen of it.
    const box = this.#box();
    const off = [...new Set(this.#told.filter(({ seen }) => !seen(box)).map(({ name }) => name))];
    const whole = element("button", { type: "button", class: "link", onclick: () => this.#look(this.#whole) }, t("map.whole"));
    this.#off.replaceChildren(...(off.length === 0 ? [] : [t("map.off", { names: off.join(", ") }), ...(this.#view.width < this.#whole.width ? [" ", whole] : [])]));
    const large = this.#names
      .map(({ name, rings }) => ({ name, ...this.#middle(within(rings, box)) }))
      .filter(({ area }) => Math.sqrt(area) > 40 * unit)
      .sort((a, b) => b.area - a.area)
      .map((country) => ({ ...screen(country), name: country.name }));
    const pinned = dots.map((dot) => (dot.held?.contested ? { ...dot, r: dot.r + BURST } : dot));
    const labels = placeLabels({ width: across, height: down, dots: pinned, areas: this.#areas.map((area) => ({ ...screen(area), name: area.name, key: area.key, line: area.line })), countries: large });
    this.#over.setAttribute("viewBox", `0 0 ${across} ${down}`);
    this.#over.replaceChildren(...labels.leaders, ...labels.under, ...pins, ...labels.over);
    this.pick(this.#picked);
  }

  /** What is looked at, in steps: from west to east, from south to north. */
  #box() {
    return [[this.#view.x / this.#narrow, this.#view.width / 2 / this.#narrow], [-this.#view.y, (this.#view.width * RATIO) / 2]].map(([middle, half]) => /** @type {[number, number]} */ ([middle - half, middle + half]));
  }

  #scale() {
    const pixels = this.#pixels;
    const middle = -this.#view.y / STEPS_A_DEGREE;
    const across = (this.#view.width / STEPS_A_DEGREE / this.#narrow) * KILOMETRES_A_DEGREE * Math.cos((middle * Math.PI) / 180);
    const power = 10 ** Math.floor(Math.log10(Math.max(1, across / 3)));
    const length = power * ([5, 2, 1].find((step) => step * power <= across / 3) ?? 1);
    const line = shape("svg", { width: Math.round((length / across) * pixels), height: 5, class: "bar" }, shape("path", { d: "M.5 0V4.5H9999" }));
    this.#scaleBar.replaceChildren(`${number(length)} km`, line);
  }

  #dragged(/** @type {any} */ sheet) {
    /** @type {{ x: number, y: number, view: Look } | null} */
    let held = null;
    sheet.addEventListener("pointerdown", (/** @type {any} */ event) => {
      if (event.pointerType === "mouse" && event.button === 0 && !event.target.closest("button")) held = { x: event.clientX, y: event.clientY, view: this.#view };
    });
    sheet.addEventListener("pointermove", (/** @type {any} */ event) => {
      if (held === null) return;
      const unit = this.#view.width / sheet.clientWidth;
      const [right, down] = [event.clientX - held.x, event.clientY - held.y];
      if (Math.hypot(right, down) < 4) return;
      sheet.setPointerCapture(event.pointerId);
      this.#look({ ...held.view, x: held.view.x - right * unit, y: held.view.y - down * unit });
    });
    const drop = () => (held = null);
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) sheet.addEventListener(name, drop);
  }
}

/** What fades from the middle of an area without an outline to nothing; its colour is the style's. */
function glow() {
  return shape("radialGradient", { id: "glow" }, shape("stop", { offset: "35%" }), shape("stop", { offset: "100%", "stop-opacity": 0 }));
}

/** A burst of rays about a pin. @param {number} r */
function burst(r) {
  const points = Array.from({ length: 2 * RAYS }, (_, at) => {
    const [away, turn] = [r + (at % 2 === 0 ? BURST : 2), (Math.PI * at) / RAYS];
    return `${(away * Math.sin(turn)).toFixed(1)} ${(-away * Math.cos(turn)).toFixed(1)}`;
  });
  return `M${points.join("L")}Z`;
}

/** A pin: a plain dot, or the holder's colour with a sign of its own; in a burst where it is fought for. */
function pin(/** @type {number} */ r, /** @type {number} */ holder, /** @type {boolean} */ contested) {
  const sign = [null, `M${-r / 2} 0H${r / 2}`, `M0 ${-r / 2}V${r / 2}M${-r / 2} 0H${r / 2}`, `M${-r / 2} ${r / 2}L${r / 2} ${-r / 2}`, `M0 0h0`][holder] ?? null;
  return shape(
    "g",
    { class: holder < 0 ? "pin" : `pin holder-${holder}` },
    contested ? shape("path", { class: "pin-siege", d: burst(r) }) : null,
    shape("circle", { class: "pin-body", r: holder < 0 ? r : Math.max(6, r) }),
    sign === null ? null : shape("path", { class: "pin-sign", d: sign }),
  );
}
