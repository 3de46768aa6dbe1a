// A caller's program, for the compiler to judge; it is never run.

import { load, PHASES, type Glass, type Progress, type Report, type Span } from "../../www/newsglass.js";

export async function summary(text: string, signal: AbortSignal): Promise<string[]> {
  const glass: Glass = await load({ idle: Infinity, base: new URL("https://example.org/news/") });
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
  // @ts-expect-error: there is no such unit
  await glass.analyze(text, { offsets: "bytes" });
  // @ts-expect-error: a place may be absent
  lines.push(report.entities[0].place.kind);
  glass.close();
  return lines;
}
