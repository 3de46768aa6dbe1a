// Correcting a report where the fact is shown: applied at once, undone, redone, kept, and taken away with it.

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { open } from "./chromium.mjs";

const TEXT = "Rebels of the Harvest Front seized Melun on Monday, residents said. The army bombed the bridge on Tuesday.\n\nJohn Miller met Carl Brandt in Geneva. Miller said the talks had failed.";

let site;
let page;

before(async () => {
  site = await open();
  page = site.page;
  await page.setViewport({ width: 1280, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
});
beforeEach(async () => {
  await page.goto(site.url);
  await page.waitForSelector("[data-sample]");
  await page.$eval("#text", (node, text) => (node.value = text), TEXT);
  await page.$eval("#published", (node) => (node.value = "2024-12-05"));
  await page.click("#read");
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
});
after(() => site?.close());

/** Opens the line with these words in a panel, and one of its forms. */
const openForm = (panel, words, deed) =>
  page.evaluate(
    (id, wanted, name) => {
      document.querySelector(`#tab-${id}`).click();
      const lines = [...document.querySelectorAll(`#panel-${id} .line > .fact`)];
      const line = lines.find((each) => each.textContent.includes(wanted));
      if (line.getAttribute("aria-pressed") === "false") line.click();
      document.querySelector(`[data-mend="${name}"]`).click();
    },
    panel, words, deed,
  );
const submit = async (deed, values = {}) => {
  const before = await page.$eval("#mending", (box) => box.textContent);
  await page.evaluate(
    (name, given) => {
      const form = document.querySelector(`[data-mend-form="${name}"]`);
      for (const [field, value] of Object.entries(given)) {
        const radio = [...form.querySelectorAll(`[type=radio][name="${field}"]`)].find((each) => each.value === value || each.parentElement.querySelector("b")?.textContent === value);
        if (radio) {
          radio.checked = true;
          continue;
        }
        const node = form.elements[field];
        node.value = node.options ? ([...node.options].find((option) => option.value === value || option.textContent === value)?.value ?? value) : value;
      }
      form.requestSubmit();
    },
    deed, values,
  );
  await page.waitForFunction((old) => document.querySelector("#mending").textContent !== old && !("busy" in document.body.dataset), {}, before);
};
const deeds = () => page.$$eval("#panel-events .deed", (nodes) => nodes.map((node) => node.textContent));
const panel = (id) => page.evaluate((name) => (document.querySelector(`#tab-${name}`).click(), document.querySelector(`#panel-${name}`).textContent), id);

test("a rename, a kind and a merge are applied at once, undone and redone", async () => {
  await openForm("people", "Carl Brandt", "rename");
  await submit("rename", { name: "Karl Brandt" });
  assert.match(await panel("people"), /Karl Brandt/);
  assert.match(await page.$eval("#mending", (box) => box.textContent), /1 correction/);
  await page.click("#undo");
  await page.waitForFunction(() => document.querySelector("#undo")?.disabled && !("busy" in document.body.dataset));
  assert.match(await panel("people"), /Carl Brandt/);
  await page.click("#redo");
  await page.waitForFunction(() => document.querySelector("#redo")?.disabled && !("busy" in document.body.dataset));
  assert.match(await panel("people"), /Karl Brandt/);
  await openForm("people", "Karl Brandt", "merge");
  await submit("merge", { other: "John Miller" });
  await panel("people");
  assert.deepEqual(await page.$$eval("#panel-people .line.person .name", (names) => names.map((name) => name.textContent)), ["Karl Brandt"]);
});

test("an event's status and day are changed, and an event is dropped", async () => {
  await openForm("events", "seized", "status");
  await submit("status", { status: "denied" });
  assert.match(await panel("events"), /✕ “seized”: denied/);
  await openForm("events", "bombed", "when");
  await submit("when", { from: "2024-11-30", to: "" });
  assert.match(await panel("events"), /30 November 2024/);
  await openForm("events", "bombed", "drop");
  await submit("drop");
  assert.doesNotMatch(await panel("events"), /bombed/);
});

test("an event's actor and target are others of the report, found by their words, or nobody", async () => {
  await openForm("events", "seized", "actor");
  await page.type('[data-mend-form="actor"] [name=find]', "brandt");
  assert.deepEqual(await page.$$eval('[data-mend-form="actor"] .radio b', (names) => names.map((name) => name.textContent)), ["Carl Brandt"]);
  await page.$eval('[data-mend-form="actor"] [name=find]', (node) => ((node.value = ""), node.dispatchEvent(new Event("input"))));
  await page.type('[data-mend-form="actor"] [name=find]', "the army");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#mending").textContent !== "" && !("busy" in document.body.dataset));
  assert.match(await panel("events"), /[Tt]he army seized Melun/);
  await openForm("events", "bombed", "target");
  await submit("target", { filler: "none" });
  assert.ok((await deeds()).every((deed) => !deed.includes("bombed the bridge")));
  await page.evaluate(() => document.querySelector("#mending summary").click());
  assert.match(await page.$eval("#mending ol", (list) => list.textContent), /“seized”, who: .*army.*“bombed”, whom or what: no one named/);
  await page.click("#undo");
  await page.waitForFunction(() => !document.querySelector("#redo").disabled && !("busy" in document.body.dataset));
  assert.ok((await deeds()).some((deed) => deed.startsWith("The army bombed the bridge")));
});

test("what is searched for and not there is said so, and a long list says how much it leaves out", async () => {
  await openForm("people", "Carl Brandt", "merge");
  await page.type('[data-mend-form="merge"] [name=find]', "zzz");
  assert.match(await page.$eval('[data-mend-form="merge"]', (form) => form.textContent), /No other name that was found/);
});

test("who stands in the text and was not found can be named, and does what it is said to do", async () => {
  await openForm("events", "seized", "actor");
  await page.type('[data-mend-form="actor"] [name=find]', "monday");
  assert.match(await page.$eval('[data-mend-form="actor"]', (form) => form.textContent), /Not among the names found.*/);
  await submit("actor", { filler: "new organization" });
  assert.match(await panel("people"), /Monday/);
  assert.ok((await deeds()).some((deed) => /^Monday seized/.test(deed)), `${await deeds()}`);
  await openForm("events", "seized", "target");
  await page.type('[data-mend-form="target"] [name=find]', "Atlantis");
  assert.match(await page.$eval('[data-mend-form="target"]', (form) => form.textContent), /No other name that was found/);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await page.waitForFunction(() => !document.querySelector("#redo").disabled && !("busy" in document.body.dataset));
  assert.doesNotMatch(await panel("people"), /Monday/);
});

test("a correction keeps the panel and the place, and warns before it is lost", async () => {
  await page.evaluate(() => scrollTo(0, 120));
  await openForm("people", "Carl Brandt", "rename");
  const at = await page.evaluate(() => scrollY);
  await submit("rename", { name: "Karl Brandt" });
  assert.equal(await page.$eval("#tab-people", (tab) => tab.getAttribute("aria-selected")), "true");
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - at) < 40);
  assert.ok(await page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true }))));
});

test("corrections are kept in this browser where that is wished, and come back with the text", async () => {
  await openForm("people", "Carl Brandt", "rename");
  await submit("rename", { name: "Karl Brandt" });
  await page.evaluate(() => ((document.querySelector("#mending details").open = true), document.querySelector("#keep-corrections").click()));
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 1);
  await page.goto(site.url);
  await page.waitForSelector("[data-sample]");
  await page.$eval("#text", (node, text) => (node.value = text), TEXT);
  await page.click("#read");
  await page.waitForSelector("#mending:not([hidden])");
  assert.match(await panel("people"), /Karl Brandt/);
  await page.evaluate(() => ((document.querySelector("#mending details").open = true), document.querySelector("#keep-corrections").click()));
  // A page left before they are gone would give them to the next test.
  await page.waitForFunction(
    () =>
      new Promise((done) => {
        const open = indexedDB.open("keyval-store");
        open.onsuccess = () => {
          const left = open.result.transaction("keyval").objectStore("keyval").count();
          left.onsuccess = () => (open.result.close(), done(left.result === 0));
        };
      }),
  );
});

test("places that can't be searched are told of, and an answer that comes late changes nothing", async () => {
  await page.evaluate(() => {
    const plain = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (message.type !== "places") return plain.call(this, message, ...rest);
      if (message.text === "Tripoli") return void setTimeout(() => plain.call(this, message, ...rest), 400);
      this.onmessage({ data: { id: message.id, type: "error", name: "Error", message: "no room", fatal: false } });
    };
  });
  await openForm("places", "Melun", "place");
  const field = '[data-mend-form="place"] [name=find]';
  const found = () => page.$eval('[data-mend-form="place"] .found', (list) => list.textContent);
  await page.type(field, "Hama");
  await page.waitForFunction(() => document.querySelector('[data-mend-form="place"] .found').textContent.includes("no room"));
  const type = (words) => page.$eval(field, (node, given) => ((node.value = given), node.dispatchEvent(new Event("input", { bubbles: true }))), words);
  await type("Tripoli");
  await new Promise((done) => setTimeout(done, 350));
  await type("");
  await new Promise((done) => setTimeout(done, 900));
  assert.doesNotMatch(await found(), /Libya|no room/);
});

test("the list of places offers what else a name can mean", async () => {
  await openForm("places", "Melun", "place");
  await page.waitForSelector('[data-mend-form="place"]');
  assert.ok((await page.$$('[data-mend-form="place"] .found > *')).length > 0);
  await page.type('[data-mend-form="place"] [name=find]', "Tripoli");
  await page.waitForFunction(() => /Libya.*Lebanon/s.test(document.querySelector('[data-mend-form="place"] .found').textContent));
  await page.evaluate(() => [...document.querySelectorAll('[data-mend-form="place"] .radio')].find((label) => label.textContent.includes("Lebanon")).querySelector("input").click());
  await submit("place");
  assert.match(await panel("places"), /Melun[^A-Z]*Lebanon|Melun.*Lebanon/s);
});

test("a kind reaches every name of the one it is given to", async () => {
  await openForm("people", "John Miller", "kind");
  await submit("kind", { kind: "organization" });
  await panel("people");
  const names = await page.$$eval("#panel-people .line.person .name, #panel-people .line.organization .name", (nodes) => nodes.map((node) => node.textContent));
  assert.deepEqual(names.filter((name) => name.includes("Miller")), ["John Miller"]);
  assert.match(await page.$eval("#mending", (box) => box.textContent), /1 correction/);
});

/** What is saved while a line of the menu is pressed. */
const taken = (format) =>
  page.evaluate(async (name) => {
    const made = URL.createObjectURL;
    const saved = new Promise((done) => (URL.createObjectURL = (blob) => (done(blob), made(blob))));
    document.querySelector(`[data-take="${name}"]`).click();
    const text = await (await saved).text();
    URL.createObjectURL = made;
    return text;
  }, format);
const drop = (name, text) =>
  page.evaluate(
    (given, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], given));
      dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    },
    name, text,
  );

test("a corrected report is taken away as a file, and opened again as it was", async () => {
  await openForm("people", "Carl Brandt", "rename");
  await submit("rename", { name: "Karl Brandt" });
  const [paper, report] = [await taken("paper"), await taken("json")];
  assert.equal(JSON.parse(paper).text, TEXT);
  // What is in a file of one's own is not lost with the page.
  assert.ok(await page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true }))));
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(site.url);
  await page.waitForSelector("[data-sample]");
  await drop("melun.newsglass.json", paper);
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  assert.match(await panel("people"), /Karl Brandt/);
  assert.match(await page.$eval("#mending", (box) => box.textContent), /1 correction/);
  assert.equal(await page.$eval("#published-again", (input) => input.value), "2024-12-05");
  await drop("report.json", report);
  await page.waitForFunction(() => document.querySelector("#notice:not([hidden])")?.textContent.includes("without its text"));
});

test("a reload brings the report back with its corrections", async () => {
  await openForm("people", "Carl Brandt", "rename");
  await submit("rename", { name: "Karl Brandt" });
  await page.reload();
  await page.waitForSelector('body[data-view="reading"]:not([data-busy])');
  assert.match(await panel("people"), /Karl Brandt/);
  assert.match(await page.$eval("#mending", (box) => box.textContent), /1 correction/);
  assert.equal(await page.$eval("#published-again", (input) => input.value), "2024-12-05");
});

test("nothing was complained of", () => assert.deepEqual(site.errors, []));

test("what was corrected can be undone where the reader is, and the offer goes with the next click", async () => {
  await openForm("events", "bombed", "drop");
  await submit("drop");
  assert.match(await page.$eval("#done", (node) => (node.hidden ? "" : node.textContent)), /bombed.*dropped.*Undo/);
  await page.click("#done button");
  await page.waitForFunction(() => document.querySelector("#mending #undo")?.disabled);
  assert.ok((await deeds()).some((deed) => deed.includes("bombed")));
  await openForm("events", "bombed", "drop");
  await submit("drop");
  await page.click("#tab-people");
  assert.ok(await page.$eval("#done", (node) => node.hidden));
});

test("where the day of publication is not known, the list of days asks for it", async () => {
  assert.equal(await page.$("#panel-times .ask"), null);
  await page.evaluate(() => {
    document.querySelector("#published-again").value = "";
    document.querySelector("#published-again").dispatchEvent(new Event("change"));
  });
  await page.waitForFunction(() => !("busy" in document.body.dataset) && document.querySelector("#setting-words").textContent.includes("not known"));
  await page.click("#tab-times");
  await page.click("#panel-times .ask button");
  assert.equal(await page.evaluate(() => document.activeElement.id), "published-again");
});
