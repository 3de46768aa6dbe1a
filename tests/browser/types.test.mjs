// newsglass.d.ts: it compiles as callers write, and says of the report what the schema says.

import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";

const TYPES = "www/newsglass.d.ts";
const SOURCES = "target-web/types";
const STRICT = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, lib: ["lib.es2022.d.ts", "lib.dom.d.ts"] };

// As the strictest of callers: what the declarations themselves get wrong is an error too.
const program = ts.createProgram(["tests/browser/caller.ts", TYPES], {
  ...STRICT,
  skipLibCheck: false,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
});

test("a caller's program compiles", () => {
  const told = ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, "\n"));
  assert.deepEqual(told, []);
});

test("the package's types compile for who resolves them as Node does", () => {
  const files = ["newsglass", "element", "share", "core"].map((name) => `dist/npm/${name}.d.ts`);
  const packaged = ts.createProgram(files, { ...STRICT, skipLibCheck: false, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext });
  const told = ts.getPreEmitDiagnostics(packaged).map((d) => ts.flattenDiagnosticMessageText(d.messageText, "\n"));
  assert.deepEqual(told, []);
});

test("the page's own scripts keep to the types of the report and of each other", () => {
  // Dist has no comments, and www not what is made for it: the sources, with that beside them.
  rmSync(SOURCES, { recursive: true, force: true });
  cpSync("www", SOURCES, { recursive: true });
  for (const made of ["core.js", "core.d.ts", "engine/sizes.js", "page/idb-keyval.js"]) cpSync(`dist/${made}`, `${SOURCES}/${made}`);
  const scripts = ts.sys.readDirectory(SOURCES, [".js"], ["sw.js", "core.js", "element.js", "page/idb-keyval.js"]);
  const checked = ts.createProgram(scripts, {
    ...STRICT,
    useUnknownInCatchVariables: false,
    allowJs: true,
    checkJs: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ESNext,
    lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  });
  assert.ok(checked.getSourceFiles().some(({ fileName }) => fileName.endsWith("/page/view.js")));
  const told = ts.getPreEmitDiagnostics(checked).map(({ file, start, messageText }) => {
    const { line } = file ? file.getLineAndCharacterOfPosition(start) : { line: 0 };
    return `${file?.fileName}:${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  assert.deepEqual(told.filter((line) => !/\/(?:core|idb-keyval)\.js/.test(line)), []);
});

test("what is exported is declared, and the other way round", async () => {
  const checker = program.getTypeChecker();
  for (const name of ["newsglass", "share"]) {
    const file = program.getSourceFile(`www/${name}.d.ts`);
    const declared = checker.getExportsOfModule(checker.getSymbolAtLocation(file)).filter(({ flags }) => flags & ts.SymbolFlags.Value);
    const source = readFileSync(`www/${name}.js`, "utf8");
    const exported = [...source.matchAll(/^export (?:async function (\w+)|\{ (\w+) \} from)/gm)].map((match) => match[1] ?? match[2]);
    assert.deepEqual(declared.map((symbol) => symbol.name).sort(), exported.sort(), name);
  }
});

test("the types hold the keys and names of the schema", () => {
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(TYPES)));
  const shape = (name) => checker.getDeclaredTypeOfSymbol(exported.find((symbol) => symbol.name === name));
  const literals = (type) => {
    const members = type.isUnion() ? type.types : [type];
    return members.map((t) => (t.isStringLiteral() ? t.value : checker.typeToString(t) === "null" ? null : undefined));
  };
  const compare = (type, schema, path) => {
    const properties = checker.getPropertiesOfType(type);
    assert.deepEqual(properties.map((p) => p.name).sort(), Object.keys(schema.properties).sort(), path);
    for (const property of properties) {
      const given = schema.properties[property.name];
      const inner = checker.getTypeOfSymbol(property);
      const where = `${path}.${property.name}`;
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      assert.equal(optional, !schema.required.includes(property.name), `${where}: optional`);
      if (given.enum) assert.deepEqual(literals(inner).sort(), [...given.enum].sort(), where);
      if (given.properties && property.name !== "brief") compare(inner, given, where);
    }
  };
  const schema = JSON.parse(readFileSync("schema/report.schema.json", "utf8"));
  compare(shape("Report"), schema, "Report");
  for (const [name, definition] of Object.entries(schema.$defs)) {
    if (!definition.properties || name === "source") continue; // a source is written out in Statement
    const type = name[0].toUpperCase() + name.slice(1);
    compare(shape(type), definition, type);
  }
});

const schemas = ["report", "comparison"].map((name) => JSON.parse(readFileSync(`schema/${name}.schema.json`, "utf8")));

/** Every part of a schema, with the path to it. */
function* parts(schema, path) {
  yield [path, schema];
  const lists = [schema.properties, schema.$defs].flatMap((list) => Object.entries(list ?? {}));
  for (const [key, inner] of lists) yield* parts(inner, `${path}.${key}`);
  if (schema.items) yield* parts(schema.items, `${path}[]`);
  for (const inner of schema.anyOf ?? []) yield* parts(inner, path);
}

test("every key of the schemas says what it holds, and none forbids another", () => {
  for (const schema of schemas) {
    for (const [path, { properties = {}, $defs = {}, additionalProperties }] of parts(schema, schema.title)) {
      for (const [key, { description }] of Object.entries({ ...properties, ...$defs })) assert.ok(description, `${path}.${key}`);
      // Who reads a later report by this schema finds keys that it does not know.
      assert.equal(additionalProperties, undefined, path);
    }
  }
});

test("the values that the lists of data/ give are among the examples of the schema", () => {
  const { $defs } = schemas[0];
  const column = (file, at) => {
    const rows = readFileSync(`data/${file}`, "utf8").split("\n").filter((row) => row !== "" && !row.startsWith("#"));
    return [...new Set(rows.map((row) => row.split("\t")[at]).filter((value) => value && value !== "-"))];
  };
  const lacking = (shape, key, values) => values.filter((value) => !$defs[shape].properties[key].examples.includes(value));
  assert.deepEqual(lacking("event", "mode", column("events/triggers.tsv", 4)), []);
  assert.deepEqual(lacking("quantity", "kind", [...column("quantities/fates.tsv", 0), ...column("quantities/units.tsv", 1)]), []);
  // A name of the list that is no place.
  assert.deepEqual(lacking("place", "kind", column("regions.tsv", 2)), ["idea"]);
});
