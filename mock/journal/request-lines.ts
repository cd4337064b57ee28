import { defaultWorkspaceName } from '../workspaces/workspaces.ts';
import { HintFilter } from './hint-filter.ts';
import type { OnRequest, RequestEntry } from './request-listener.ts';

/** The form of request lines: text for people, or a JSON object each. */
export type RequestLineFormat = 'text' | 'json';

/** Where request lines are printed. */
export interface LineSink {
  write(text: string): unknown;
  /** Whether the text form has colours. */
  isColoured?: boolean;
}

/** Colours by the first digit of the status. */
const colours: Record<string, number> = { 0: 31, 2: 32, 3: 36, 4: 33, 5: 31 };

/** Returns the callback that prints a line about each request, and its hints below. */
export function printRequests(format: RequestLineFormat, sink: LineSink): OnRequest {
  if (format === 'json') return (entry) => void sink.write(`${withoutControls(JSON.stringify(entry))}\n`);
  const paint = sink.isColoured
    ? (code: number, text: string) => `\x1b[${code}m${text}\x1b[0m`
    : (_: number, text: string) => text;
  const filter = new HintFilter();
  return (entry) => {
    const { printed, hasRepeated } = filter.take(entry);
    const hints = printed.map((hint) => paint(33, `  hint: ${withoutControls(hint)}`));
    const repeated = hasRepeated ? paint(33, ' (hint as above)') : '';
    sink.write([formatLine(entry, paint) + repeated, ...hints, ''].join('\n'));
  };
}

function formatLine(entry: RequestEntry, paint: (code: number, text: string) => string): string {
  const { method, url, status, duration, operation, workspace, faults = [], preference, aborted } = entry;
  const shown = duration < 10 ? duration.toFixed(1) : String(Math.round(duration));
  const details = [
    `${shown} ms`,
    operation,
    workspace === defaultWorkspaceName ? undefined : `@${workspace}`,
    aborted && status > 0 ? 'aborted' : undefined,
    preference === undefined ? undefined : `forced by the client: ${preference}`,
    faults.length > 0 ? `injected: ${faults.join(', ')}` : undefined,
  ].flatMap((each) => each ?? []);
  const broken = faults.includes('reset') ? 'connection reset' : 'no response';
  const coloured = paint(colours[String(status)[0] ?? ''] ?? 0, status === 0 ? broken : String(status));
  const rest = paint(2, details.map(withoutControls).join(' · '));
  return `${withoutControls(method)} ${withoutControls(url)} ${coloured} ${rest}`;
}

/** Escapes control characters, which could change what the terminal shows. */
const withoutControls = (text: string) =>
  text.replace(/[\p{Cc}\p{Cf}]/gu, (found) => `\\u${(found.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
