import type { ReportedFinding } from '../admin/responses.ts';

/** A finding as the page shows it. Repeated findings are shown once. */
export interface ShownFinding {
  key: string;
  verdict: 'violation' | 'warning' | 'known-deviation' | 'observation';
  message: string;
  /** Check, operation and JSON Pointer. */
  where: string;
  /** Likely cause, known deviation and baseline entry, where there are any. */
  notes: string[];
}

/** The findings of a check's report, or of a proxy so far. */
export interface ShownFindings {
  title: string;
  subtitle: string;
  /** Why the check ended early. */
  failure?: string;
  counts: [name: string, count: number][];
  findings: ShownFinding[];
}

interface Report {
  url: string;
  vendor: string;
  exitCode: number;
  failure?: { message: string };
  summary: { verdicts: Record<string, number> };
  cases: { findings: ReportedFinding[] }[];
}

type ProxyState = Record<'requests' | 'judged' | 'violations', number> & {
  target: string;
  vendor: string;
  findings: ReportedFinding[];
};

/**
 * Reads the JSON report of a check, or a proxy's response to `GET /__admin/findings`.
 *
 * @throws SyntaxError for text that is not JSON, TypeError for any other JSON.
 */
export function readFindings(text: string): ShownFindings {
  const read = JSON.parse(text) as Report | ProxyState;
  return 'cases' in read ? fromReport(read) : fromProxy(read);
}

function fromReport({ url, vendor, exitCode, failure, summary, cases }: Report): ShownFindings {
  return {
    title: toText(url),
    subtitle: `${toText(vendor)} contract, exit code ${toCount(exitCode)}`,
    failure: failure && toText(failure.message),
    counts: Object.entries(summary.verdicts).map(([verdict, count]) => [verdict, toCount(count)]),
    findings: mergeFindings(cases.flatMap(({ findings }) => findings)),
  };
}

function fromProxy({ target, vendor, requests, judged, violations, findings }: ProxyState): ShownFindings {
  const counts = Object.entries({ requests, judged, violation: violations });
  return {
    title: toText(target),
    subtitle: `${toText(vendor)} contract, from a proxy`,
    counts: counts.map(([name, count]) => [name, toCount(count)]),
    findings: mergeFindings(findings),
  };
}

const severities = ['violation', 'warning', 'observation'] as const;

/** Merges repeated findings. A finding that the ledger explains is not merged with the same finding unexplained. */
export function mergeFindings(findings: readonly ReportedFinding[]): ShownFinding[] {
  const known = new Map<string, ShownFinding>();
  for (const { check, operation, pointer, message, cause, severity, fingerprint, deviation, baseline } of findings) {
    const key = `${toText(fingerprint)} ${deviation ? toText(deviation.id) : ''}`;
    known.set(key, {
      key,
      verdict: deviation?.excused ? 'known-deviation' : toSeverity(severity),
      message: toText(message),
      where: `${toText(check)} · ${toText(operation)} ${toText(pointer)}`,
      notes: [
        ...(cause ? [`Likely cause: ${toText(cause)}`] : []),
        ...(deviation ? [toText(deviation.what)] : []),
        ...(baseline
          ? [`${baseline.excused ? 'In' : 'Expired in'} the baseline since ${toText(baseline.since)}.`]
          : []),
      ],
    });
  }
  return [...known.values()];
}

function toSeverity(value: unknown): (typeof severities)[number] {
  const severity = severities.find((each) => each === value);
  if (severity === undefined) throw new TypeError(`Expected a severity (${severities.join(', ')}).`);
  return severity;
}

function toText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('Expected a string.');
  return value;
}

function toCount(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('Expected a number.');
  return value;
}
