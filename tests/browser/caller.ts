// A caller's program, for the compiler to judge; it is never run.

import { FORMATS, load, PHASES, type Correction, type Download, type Glass, type Progress, type Report, type Span } from "../../www/newsglass.js";
import { NewsGlass } from "../../www/element.js";
import { share, shared } from "../../www/share.js";

export async function summary(text: string, signal: AbortSignal): Promise<string[]> {
  const glass: Glass = await load({ idle: Infinity, base: new URL("https://example.org/news/") });
  const other = await load({ signal, timeout: 5000, progress: ({ loaded, total, percent }: Download) => console.log(loaded / total, percent) });
  console.log(other.host === "thread", FORMATS.map(({ extension }) => extension));
  const bytes: Uint8Array = await other.export(text, "zip");
  const fragment: string = await share({ text, published: "5 December 2024" });
  console.log(bytes.length, (await shared(fragment))?.text);
  const element: NewsGlass = document.createElement("news-glass");
  element.addEventListener("newsglass-report", ({ detail }) => console.log(detail.report.brief.sentence?.text));
  const onProgress = ({ phase, done, total }: Progress) => console.log(phase, done / total, PHASES.length);
  const report: Report = await glass.analyze(text, { published: "2024-12-05", tokens: true, signal, onProgress });
  const words = ([start, end]: Span) => text.slice(start, end);
  const lines = report.events.map((event) => {
    const actors = event.roles.filter((role) => role.role === "actor").map((role) => words(role.span));
    const source = event.statement === null ? null : report.statements[event.statement]?.source;
    return `${actors.join(", ")} ${event.lemma} ${event.type ?? "-"} ${source ? words(source.span) : ""}`;
  });
  lines.push(...report.brief.who.map((answer) => words(answer.span)), report.tokens?.[0]?.lemma ?? "");
  lines.push(await glass.export(text, "markdown", { title: "A title" }));
  const corrections: Correction[] = [{ kind: "person", span: [0, 4] }];
  await glass.analyze(text, { corrections });
  // @ts-expect-error: there is no such kind
  await glass.analyze(text, { corrections: [{ kind: 42, span: [0, 4] }] });
  // @ts-expect-error: there is no such unit
  await glass.analyze(text, { offsets: "bytes" });
  // @ts-expect-error: a place may be absent
  lines.push(report.entities[0].place.kind);
  glass.close();
  return lines;
}
