/**
 * @file Who stands how to whom, as a drawing: actors as labelled nodes, ties as lines, solid green for what joins and
 * dashed red for what parts. The list under it says the same in words.
 *
 * Laid out by forces from fixed places, so that the same report always looks the same; labels push each other apart,
 * so that thirty actors stay readable.
 */

import { element, shape, sure } from "./dom.js";
import { widthOf } from "./labels.js";
import { plain } from "./plain.js";
import { t } from "./texts.js";
import { relationPhrase } from "./words.js";

const MOST = 30;
const WIDTH = 640;
const SIZE_OF_LETTERS = 12;
const HEIGHT_OF_LABEL = 22;
const LONGEST_NAME = 30;
const STEPS = 320;

/** Of every kind of tie one of these says how it is drawn: what joins, what parts, what does neither, and what is left out. */
export const joins = new Set(["ally_of", "supports", "member_of", "part_of", "leads", "works_for", "family_of", "designated_by"]);
export const parts = new Set(["opposes"]);
export const neither = new Set(["controls", "linked_to"]);
/** Where something lies says nothing of how two stand to each other. */
export const left = new Set(["located_in", "capital_of"]);
/** Kinds of events that set two apart, and kinds that bring them together. */
const against = new Set(["ASSAULT", "COERCE", "THREATEN", "ACCUSE", "SANCTION", "REJECT", "PROTEST"]);
const together = new Set(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"]);

/**
 * @typedef {{ id: number, name: string, kind: string, weight: number }} Actor
 * @typedef {Actor & { x: number, y: number, width: number, dx: number, dy: number, degree: number }} Node  `dx`, `dy`: where the forces of a step move it
 * @typedef {{ from: number, to: number, sign: 1 | -1 | 0, key: string, words: string, possible: boolean }} Tie
 */

/** @type {WeakMap<import("./facts.js").Reading, ReturnType<typeof networkOf>>} */
const networks = new WeakMap();

/** Actors and ties of a report: its relations, and what its actors did to each other. @param {import("./facts.js").Reading} reading */
export function network(reading) {
  const known = networks.get(reading) ?? networkOf(reading);
  networks.set(reading, known);
  return known;
}

/** @param {import("./facts.js").Reading} reading */
function networkOf(reading) {
  const { relations, events, entities } = reading.report;
  /** @type {Map<string, Tie>} */
  const ties = new Map();
  // Someone without a name who is spoken of once is no actor of the story.
  const known = (/** @type {number} */ id) => entities[id].named || entities[id].mentions.length > 1;
  const tie = (/** @type {number | null} */ from, /** @type {number | null} */ to, /** @type {1 | -1 | 0} */ sign, /** @type {string} */ key, /** @type {string} */ words, /** @type {boolean} */ possible) => {
    if (from === to || from === null || to === null || !reading.facts.has(key) || !known(from) || !known(to)) return;
    const name = `${Math.min(from, to)} ${Math.max(from, to)} ${sign}`;
    if (!ties.has(name)) ties.set(name, { from, to, sign, key, words, possible });
  };
  relations.forEach((relation, id) => {
    if (left.has(relation.kind)) return;
    const sign = joins.has(relation.kind) ? 1 : parts.has(relation.kind) ? -1 : 0;
    tie(relation.from, relation.to, sign, `r${id}`, relationPhrase(relation.kind), relation.status !== "current");
  });
  const actor = (/** @type {string | undefined} */ kind) => kind === "person" || kind === "organization" || kind === "group" || kind === "people" || kind === "place";
  events.forEach((event, id) => {
    const type = event.type ?? "";
    const sign = against.has(type) ? -1 : together.has(type) ? 1 : 0;
    if (sign === 0 || event.status === "negated") return;
    const of = (/** @type {string} */ name) => event.roles.filter(({ role, entity }) => role === name && entity !== null && actor(entities[entity]?.kind)).map(({ entity }) => entity);
    for (const from of of("actor")) for (const to of of("target")) tie(from, to, sign, `v${id}`, reading.words(event.span), event.status !== "happened" && event.status !== "ongoing");
  });
  const weight = new Map();
  for (const { from, to } of ties.values()) for (const id of [from, to]) weight.set(id, (weight.get(id) ?? entities[id].mentions.length * 0.3) + 1);
  const chosen = new Set([...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST).map(([id]) => id));
  const kept = [...ties.values()].filter(({ from, to }) => chosen.has(from) && chosen.has(to));
  const tied = new Set(kept.flatMap(({ from, to }) => [from, to]));
  return {
    nodes: [...chosen].filter((id) => tied.has(id)).map((id) => ({ id, name: plain(entities[id].name, LONGEST_NAME), kind: entities[id].kind, weight: weight.get(id) })),
    ties: kept,
  };
}

/**
 * Places for the nodes: ties pull, near nodes push, all are drawn to the middle; then labels that overlap are moved apart.
 * @param {Actor[]} given  @param {Tie[]} ties
 * @returns {{ nodes: Node[], height: number }}
 */
export function arrange(given, ties, width = WIDTH) {
  // From places on a sunflower's spiral, the heaviest in the middle.
  const tall = Math.max(200, 60 + given.length * 24 * Math.sqrt(WIDTH / width));
  const nodes = given.map((node, index) => {
    const [angle, away] = [index * 2.39996, Math.sqrt((index + 0.5) / given.length)];
    return { ...node, dx: 0, dy: 0, degree: 0, width: Math.ceil(widthOf(node.name, SIZE_OF_LETTERS, 400)) + 18, x: width / 2 + Math.cos(angle) * away * width * 0.4, y: tall / 2 + Math.sin(angle) * away * tall * 0.4 };
  });
  const at = new Map(nodes.map((node) => [node.id, node]));
  const rest = Math.min(150, Math.sqrt((width * tall) / Math.max(1, nodes.length)) * 0.8);
  const pairs = ties.map(({ from, to }) => [sure(at.get(from)), sure(at.get(to))]);
  for (const node of pairs.flat()) node.degree += 1;
  const tied = new Set(ties.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
  for (let step = 0; step < STEPS; step += 1) {
    const heat = 1 - step / STEPS;
    for (const node of nodes) node.dx = (width / 2 - node.x) * 0.012, node.dy = (tall / 2 - node.y) * 0.02;
    for (let index = 0; index < nodes.length; index += 1) for (let other = index + 1; other < nodes.length; other += 1) push(nodes[index], nodes[other], rest * 1.6);
    for (const [a, b] of pairs) pull(a, b, rest * 0.7);
    const most = 14 * heat + 0.5;
    for (const node of nodes) {
      node.x += Math.max(-most, Math.min(most, node.dx));
      node.y += Math.max(-most, Math.min(most, node.dy));
    }
    if (step > STEPS / 2) separate(nodes, tied);
    for (const node of nodes) hold(node, width, tall);
  }
  for (let round = 0; round < 300 && separate(nodes, tied); round += 1) for (const node of nodes) hold(node, width, tall);
  // The box closes on what it holds.
  const top = Math.min(...nodes.map(({ y }) => y)) - HEIGHT_OF_LABEL;
  for (const node of nodes) node.y -= top;
  return { nodes, height: Math.max(...nodes.map(({ y }) => y)) + HEIGHT_OF_LABEL };
}

/** Moves two nodes that are nearer than `reach` apart. @param {Node} a  @param {Node} b  @param {number} reach */
function push(a, b, reach) {
  const [dx, dy] = [a.x - b.x || 0.1, a.y - b.y || 0.1];
  const away = Math.hypot(dx / 1.5, dy) || 1;
  if (away > reach) return;
  const by = ((1 - away / reach) * 7) / away;
  a.dx += dx * by, a.dy += dy * by;
  b.dx -= dx * by, b.dy -= dy * by;
}

/** Moves two nodes with a tie nearer, down to `reach`; one with many ties yields less to each. @param {Node} a  @param {Node} b  @param {number} reach */
function pull(a, b, reach) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const away = Math.hypot(dx / 1.5, dy) || 1;
  const by = Math.max(0, (away - reach) / away) * 0.12;
  const [ofA, ofB] = [by / Math.sqrt(a.degree), by / Math.sqrt(b.degree)];
  a.dx += dx * ofA, a.dy += dy * ofA;
  b.dx -= dx * ofB, b.dy -= dy * ofB;
}

/** Keeps a label inside. @param {Node} node  @param {number} width  @param {number} height */
function hold(node, width, height) {
  node.x = Math.max(node.width / 2 + 4, Math.min(width - node.width / 2 - 4, node.x));
  node.y = Math.max(HEIGHT_OF_LABEL / 2, Math.min(height - HEIGHT_OF_LABEL / 2, node.y));
}

/** Moves labels that overlap apart, along the side where they do least; true where any did. Between two with a tie
 * the line must be seen. @param {Node[]} nodes  @param {Set<string>} tied */
function separate(nodes, tied) {
  let moved = false;
  for (let index = 0; index < nodes.length; index += 1) {
    const a = nodes[index];
    for (let other = index + 1; other < nodes.length; other += 1) {
      const b = nodes[other];
      const gap = tied.has(`${a.id} ${b.id}`) ? 14 : 0;
      const across = (a.width + b.width) / 2 + 10 + gap - Math.abs(a.x - b.x);
      const down = HEIGHT_OF_LABEL + 8 + gap - Math.abs(a.y - b.y);
      if (across <= 0 || down <= 0) continue;
      moved = true;
      const sign = (/** @type {number} */ value, /** @type {number} */ way) => (value === 0 ? way : Math.sign(value));
      if (down <= across) {
        const by = (down / 2 + 0.5) * sign(a.y - b.y, index % 2 === 0 ? 1 : -1);
        a.y += by, b.y -= by;
      } else {
        const by = (across / 2 + 0.5) * sign(a.x - b.x, index % 2 === 0 ? 1 : -1);
        a.x += by, b.x -= by;
      }
    }
  }
  return moved;
}

const className = { 1: "joins", "-1": "parts", 0: "neither" };

export class ActorGraph {
  #onPick;
  #frame = element("figure", { class: "picture graph" });
  /** @type {{ nodes: Actor[], ties: Tie[] }} */
  #network = { nodes: [], ties: [] };
  #width = 0;
  /** @type {string | null} */
  #picked = null;

  /** @param {(key: string, at: number) => void} onPick */
  constructor(onPick) {
    this.#onPick = onPick;
    this.#frame.addEventListener("click", (/** @type {any} */ { target }) => {
      const key = target.closest("[data-key]")?.dataset.key;
      if (key) this.#onPick(key, 0);
    });
  }

  /** What `settle` draws in, once its width is known. @param {import("./facts.js").Reading} reading  @returns {HTMLElement | null} */
  draw(reading) {
    this.#network = network(reading);
    this.#width = 0;
    if (this.#network.ties.length < 2) return null;
    this.#frame.replaceChildren();
    return this.#frame;
  }

  /** Draws for the width at hand. */
  settle() {
    if (this.#network.ties.length < 2) return;
    const width = Math.round(Math.max(300, Math.min(900, this.#frame.clientWidth || WIDTH)));
    if (Math.abs(width - this.#width) < 8) return;
    this.#width = width;
    const { nodes, height } = arrange(this.#network.nodes, this.#network.ties, width);
    const at = new Map(nodes.map((node) => [node.id, node]));
    const lines = this.#network.ties.map((tie) => {
      const [a, b] = [sure(at.get(tie.from)), sure(at.get(tie.to))];
      return shape(
        "g",
        { class: `tie-line ${className[tie.sign]}${tie.possible ? " possible" : ""}`, "data-key": tie.key },
        shape("title", {}, `${a.name}, ${tie.words} ${b.name}`),
        shape("line", { class: "tie-reach", x1: a.x, y1: a.y, x2: b.x, y2: b.y }),
        shape("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y }),
      );
    });
    const labels = nodes.map((node) =>
      shape(
        "g",
        { class: `actor-node ${node.kind}`, "data-key": `e${node.id}`, transform: `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})` },
        shape("rect", { x: -node.width / 2, y: -HEIGHT_OF_LABEL / 2, width: node.width, height: HEIGHT_OF_LABEL, rx: node.kind === "person" ? 11 : 2 }),
        shape("text", { y: 4.2, "text-anchor": "middle" }, node.name),
      ),
    );
    const drawing = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("graph.label", { n: nodes.length, ties: lines.length }) }, lines, labels);
    const key = (/** @type {string} */ name) => element("li", { class: name }, shape("svg", { viewBox: "0 0 26 8", width: 26, height: 8, "aria-hidden": "true", class: `tie-line ${name}` }, shape("line", { x1: 0, y1: 4, x2: 26, y2: 4 })), t(`graph.${name}`));
    this.#frame.replaceChildren(drawing, element("figcaption", {}, element("ul", { class: "legend" }, key("joins"), key("parts"), key("neither"))));
    this.pick(this.#picked);
  }

  pick(/** @type {string | null} */ key) {
    this.#picked = key;
    this.#frame.querySelectorAll("[data-key]").forEach((/** @type {any} */ node) => node.classList.toggle("picked", node.dataset.key === key));
  }
}
