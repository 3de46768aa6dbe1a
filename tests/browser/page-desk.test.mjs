// The desk: what is pasted, dropped or opened, and what becomes of it.

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { deflateRawSync } from "node:zlib";
import { open } from "./chromium.mjs";

let site;
let page;

before(async () => {
  site = await open();
  page = site.page;
  await page.setViewport({ width: 1280, height: 900 });
});
beforeEach(async () => {
  await page.goto(site.url, { waitUntil: "networkidle0" });
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(site.url);
  await page.waitForSelector("[data-sample]");
});
after(() => site?.close());

const STORY = "Rebels captured Aleppo on Thursday, officials said. The army left the city after two days of fighting, and thousands of people fled toward the coast of Syria, according to the United Nations.";

/** Pastes into the desk, as the clipboard holds it. */
const paste = (data) =>
  page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, content] of Object.entries(given)) clipboardData.setData(type, content);
    document.querySelector("#text").focus();
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
const reading = () => page.waitForSelector('body[data-view="reading"]:not([data-busy])');
const words = () => page.$eval("#article", (node) => node.textContent.replace(/\s+/g, " "));
const notice = () => page.waitForSelector("#notice:not([hidden])").then(() => page.$eval("#notice", (node) => node.textContent));

/** Lets go of a file over the page. */
const drop = (name, bytes) =>
  page.evaluate(
    (given, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(content)], given));
      dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    },
    name,
    [...bytes],
  );

test("the first visit shows a worked example, and a click reads it whole", async () => {
  assert.match(await page.$eval("#example", (node) => node.textContent), /Rebels seized.*Happened/s);
  await page.click("#example-open");
  await reading();
  assert.match(await words(), /Faya-Largeau/);
});

test("what is pasted into an empty desk is read at once", async () => {
  await paste({ "text/plain": STORY });
  await reading();
  assert.match(await words(), /Rebels captured Aleppo/);
});

test("a page copied from a browser is read as the article it is", async () => {
  const html = `<html><head><meta property="article:published_time" content="2024-11-30T10:00:00Z"></head><body><nav><p>Home News Sport</p></nav>
    <article><h1>Rebels take Aleppo</h1><p>${STORY}</p><aside>Subscribe to us</aside><p>It is <b>their</b> biggest gain.<script>document.title = "x"</script></p></article><footer>All rights</footer></body></html>`;
  await paste({ "text/plain": `Home News Sport ${STORY} Subscribe`, "text/html": html });
  await reading();
  assert.doesNotMatch(await words(), /Sport|Subscribe|rights|title/);
  assert.match(await words(), /Rebels take Aleppo.*It is their biggest gain\./);
  assert.equal(await page.$eval("#published-again", (input) => input.value), "2024-11-30");
});

test("a new report starts with an empty desk and no day, and the last one can be brought back", async () => {
  await page.click("[data-sample=disaster]");
  await reading();
  await page.click("#back");
  await page.waitForSelector('body[data-view="desk"]');
  assert.deepEqual(await page.evaluate(() => [document.querySelector("#text").value, document.querySelector("#published").value]), ["", ""]);
  assert.match(await notice(), /put aside/);
  // One way back is enough.
  assert.equal(await page.$eval("#draft", (line) => line.checkVisibility()), false);
  await page.click("#notice button");
  await reading();
  assert.equal(await page.$eval("#published-again", (input) => input.value), "2024-08-21");
});

test("a draft outlives a reload of the tab", async () => {
  await page.type("#text", "Troops left the town.");
  await page.waitForFunction(() => sessionStorage.length === 1);
  await page.reload();
  await page.waitForSelector("#draft:not([hidden])");
  await page.click("#bring-back");
  assert.equal(await page.$eval("#text", (node) => node.value), "Troops left the town.");
});

test("edited text keeps the panel that was open", async () => {
  await paste({ "text/plain": STORY });
  await reading();
  await page.click("#tab-places");
  await page.click("#edit");
  await page.waitForSelector('body[data-view="desk"]');
  assert.equal(await page.$eval("#text", (node) => node.value), STORY);
  await page.$eval("#text", (node) => (node.value += " Talks begin in Geneva on Friday."));
  await page.click("#read");
  await reading();
  assert.match(await words(), /Geneva/);
  assert.equal(await page.$eval("#tab-places", (tab) => tab.getAttribute("aria-selected")), "true");
});

test("what is picked is where the text is edited, and is picked again where it has moved to", async () => {
  await page.click("[data-sample=conflict]");
  await reading();
  const picked = () => page.evaluate(() => {
    const mark = document.querySelector("#article mark.here");
    const box = mark?.getBoundingClientRect();
    return [mark?.textContent, box !== undefined && box.top > 0 && box.bottom < innerHeight, document.querySelector("#lens .lens-title b")?.textContent];
  });
  await page.evaluate(() => [...document.querySelectorAll("#article .block")].find((block) => block.textContent.includes("Mariam Abakar")).scrollIntoView({ behavior: "instant" }));
  const mark = () => [...document.querySelectorAll("#article mark[role=button].person")].find(({ textContent }) => textContent === "Mariam Abakar");
  await (await page.waitForFunction(mark)).evaluate((node) => node.click());
  await page.evaluate(() => document.querySelector("#edit").click());
  const [words, scrolled] = await page.$eval("#text", (field) => [field.value.slice(field.selectionStart), field.scrollTop]);
  assert.match(words, /^Mariam Abakar/);
  assert.ok(scrolled > 0, "the caret is in view");
  await page.$eval("#text", (field) => (field.setRangeText("UPDATED: ", 0, 0), field.dispatchEvent(new InputEvent("input"))));
  await page.click("#read");
  await page.waitForFunction(() => document.querySelector("#article").textContent.startsWith("UPDATED") && !("busy" in document.body.dataset) && document.body.dataset.view === "reading");
  await page.waitForFunction(() => document.querySelector("#article mark.here") !== null);
  const wanted = ["Mariam Abakar", true, "Mariam Abakar"];
  // The article glides there.
  for (let tries = 0; tries < 100 && !isDeepStrictEqual(await picked(), wanted); tries++) await new Promise((done) => setTimeout(done, 100));
  assert.deepEqual(await picked(), wanted);
});

test("a PDF, an old document and a picture are refused in a sentence", async () => {
  await drop("a.pdf", Buffer.from("%PDF-1.7\n..."));
  assert.match(await notice(), /a\.pdf is a PDF/);
  await drop("b.doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
  await page.waitForFunction(() => document.querySelector("#notice").textContent.includes("b.doc"));
  await drop("c.png", Buffer.from([0x89, 0x50, ...new Array(60).fill(0)]));
  await page.waitForFunction(() => document.querySelector("#notice").textContent.includes("c.png is no text"));
  assert.equal(await page.$eval("body", (body) => body.dataset.view), "desk");
});

/** A zip of one packed member, with its central directory. */
function zip(name, content) {
  const packed = deflateRawSync(content);
  const head = (signature, size, fields) => {
    const buffer = Buffer.alloc(size);
    buffer.writeUInt32LE(signature, 0);
    for (const [at, value, wide] of fields) wide ? buffer.writeUInt32LE(value, at) : buffer.writeUInt16LE(value, at);
    return buffer;
  };
  const local = Buffer.concat([head(0x04034b50, 30, [[8, 8], [18, packed.length, 1], [22, content.length, 1], [26, name.length]]), Buffer.from(name), packed]);
  const central = Buffer.concat([head(0x02014b50, 46, [[10, 8], [20, packed.length, 1], [24, content.length, 1], [28, name.length]]), Buffer.from(name)]);
  const end = head(0x06054b50, 22, [[8, 1], [10, 1], [12, central.length, 1], [16, local.length, 1]]);
  return Buffer.concat([local, central, end]);
}

test("a Word document is read, and one that unpacks without end is refused", async () => {
  const xml = (text) => `<?xml version="1.0"?><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>Rebels take Aleppo</w:t></w:r></w:p><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;
  await drop("bomb.docx", zip("word/document.xml", Buffer.alloc(30e6, 65)));
  assert.match(await notice(), /unpacks to more than/);
  await drop("d.docx", zip("word/document.xml", Buffer.from(xml(STORY))));
  await reading();
  assert.match(await words(), /Rebels take Aleppo\s*Rebels captured/);
});

test("of a Word document each paragraph is told once, text boxes too, and a hyphen that holds is one", async () => {
  const box = "<w:txbxContent><w:p><w:r><w:t>Told in a box.</w:t></w:r></w:p></w:txbxContent>";
  const xml = `<?xml version="1.0"?><w:document xmlns:w="x" xmlns:mc="y"><w:body><w:p><w:r><w:t>The re</w:t><w:noBreakHyphen/><w:t>elected mayor spoke.</w:t></w:r>
    <w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p><w:p><w:r><w:t>${STORY}</w:t></w:r></w:p></w:body></w:document>`;
  await drop("boxes.docx", zip("word/document.xml", Buffer.from(xml)));
  await reading();
  const told = await words();
  assert.match(told, /The re-elected mayor spoke\./);
  assert.equal(told.split("Told in a box.").length, 2, told);
});

test("a saved page that is one form has its article, and not the forms of others", async () => {
  const form = `<html><body><form><div><h1>Rebels take Aleppo</h1><p>${STORY}</p><button>Send</button></div></form></body></html>`;
  await drop("form.html", Buffer.from(form));
  await reading();
  assert.match(await words(), /Rebels take Aleppo.*officials said/);
  assert.doesNotMatch(await words(), /Send/);
  await page.click("#back");
  await drop("page.html", Buffer.from(`<html><body><p>${STORY}</p><form><label>Your address, for our letter</label></form></body></html>`));
  await page.waitForFunction(() => !/Rebels take/.test(document.querySelector("#article").textContent));
  await reading();
  assert.doesNotMatch(await words(), /address/);
});

test("a text in another language says so above its report", async () => {
  await paste({ "text/plain": "Die Rebellen nahmen am Donnerstag die Stadt ein, wie die Armee mitteilte, und rückten danach weiter nach Süden vor, ohne auf Widerstand zu stoßen. Die Bewohner flohen, und viele von ihnen gingen zu Fuß." });
  await reading();
  assert.match(await page.$eval("#alerts:not([hidden])", (box) => box.textContent), /not seem to be English/);
  // What is found may be wrong, so it is folded, and nothing is marked, before it is asked for.
  const listed = () => page.evaluate(() => ["#facts", "#layers", "#brief", "#copy"].map((part) => document.querySelector(part).checkVisibility()));
  assert.deepEqual(await listed(), [false, false, false, false]);
  await page.click("#unfold");
  assert.deepEqual(await listed(), [true, true, true, true]);
  const marked = () => page.$$eval("#layers [aria-pressed=true]", (buttons) => buttons.length);
  assert.equal(await marked(), 0);
  await page.click("#layers button");
  assert.equal(await marked(), 1);
  await page.click("#back");
  await paste({ "text/plain": "Rebels captured the town of Hama on Thursday, the army said. The residents fled to Homs." });
  await reading();
  assert.ok((await marked()) > 2, "the next report is marked as before");
  assert.deepEqual(await listed(), [true, true, true, true]);
});

test("a dateline without its year offers the day it can mean, one click from the question", async () => {
  await paste({ "text/plain": "MANCHESTER, Oct. 9 - Rebels captured Aleppo on Thursday, officials said.\n\nThe army left the city after two days of fighting, and thousands of people fled toward the coast." });
  await reading();
  assert.match(await page.$eval("#setting-words", (node) => node.textContent), /not known/);
  await page.click('#brief [data-code="unpublished"]');
  await page.waitForFunction(() => document.activeElement?.parentElement?.id === "guess");
  assert.match(await page.$eval("#guess", (node) => node.textContent), /^The dateline says “Oct\. 9”: 9 October 20\d\d/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /9 Oct 20\d\d/.test(document.querySelector("#setting-words").textContent));
  assert.ok(await page.$eval("#guess", (node) => node.hidden));
});

test("nothing was complained of", () => assert.deepEqual(site.errors, []));
