import { type CheckEvent, type CheckReport, parseReportFlag, runCheck } from '../../../contracts/index.ts';
import type { ReportContext, Sink } from '../../../contracts/reporters/reporter.ts';
import { at, type Outgoing, outgoing, rewrite, type Series, series } from '../../faulty/fault.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import { type Fault, startReferenceServer } from '../../faulty/reference-server.ts';
import { referenceCredentials } from '../check-reference-server.ts';

/** The events of a check of the reference server, optionally with a fault. */
export async function collect(fault?: Fault, strict = false): Promise<CheckEvent[]> {
  const server = await startReferenceServer(fault);
  const document = await writeReferenceDocument('chatwoot');
  // Every report contains the start time, so it is fixed.
  const clock = () => new Date('2026-01-31T12:00:00Z');
  const options = { url: server.url, vendor: 'chatwoot', document, credentials: referenceCredentials, strict, clock };
  try {
    return await toList(runCheck(options));
  } finally {
    await server.close();
  }
}

/** The events of a check of an unreachable server. */
export function collectUnreachable(): Promise<CheckEvent[]> {
  const options = { url: 'http://127.0.0.1:9', vendor: 'chatwoot', credentials: referenceCredentials, retries: 0 };
  return toList(runCheck(options));
}

/** The output of a reporter for some events. */
export function report(
  name: string,
  events: readonly CheckEvent[],
  sink: Partial<Sink> = {},
  context?: ReportContext,
): string {
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const reporter = parseReportFlag(name).reporter.create({ write, ...sink }, context);
  for (const event of events) reporter.on(event);
  return written;
}

export function reportOf(events: readonly CheckEvent[]): CheckReport {
  const last = events.at(-1);
  if (last?.type !== 'finished') throw new Error('A check ends with its report.');
  return last.report;
}

/** A field name that tries to inject XML, HTML, Markdown and terminal control characters. */
export const hostileName = ']]></x>\u001b[31m\u0000\ud800"\'&<script>alert(1)</script>"><img onerror=alert(1)>@all|`';
export const hostile: Fault = rewrite<Outgoing>(outgoing, (body) =>
  body.map((row) => ({ ...row, [hostileName]: 1, name: 7 })),
);

/** A redirect whose location tries to inject HTML and a workflow command of GitHub. */
export const redirecting: Fault = at(outgoing, (_, answer) =>
  answer.status === 200
    ? { ...answer, status: 302, headers: { location: 'https://evil.test/"><script>alert(2)</script>%0A::error::x' } }
    : answer,
);

/** A deviation that the ledger lists. */
export const deviating: Fault = at(series, (_, answer) => {
  const body = answer.body as Series;
  return answer.status === 200
    ? { ...answer, body: body.map((each) => ({ ...each, value: Number(each.value) })) }
    : answer;
});

/** Applies several faults, one after the other. */
export function combine(...faults: Fault[]): Fault {
  return (request, answer, ask) => faults.reduce((changed, fault) => fault(request, changed, ask), answer);
}

async function toList(stream: AsyncIterable<CheckEvent>): Promise<CheckEvent[]> {
  const events: CheckEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}
