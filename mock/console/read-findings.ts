/** One thing that was found, as often as it was. */
export interface ShownFinding {
  key: string;
  verdict: 'violation' | 'warning' | 'known-deviation' | 'observation';
  message: string;
  /** Check, operation and place. */
  where: string;
  /** What is known of it. */
  notes: string[];
}

/** What a check reported, or a proxy has seen so far. */
export interface ShownFindings {
  title: string;
  subtitle: string;
  /** Why not everything could be looked at. */
  failure?: string;
  counts: [name: string, count: number][];
  findings: ShownFinding[];
}

/** A finding as reports of checks, proxies and the admin API have it, as far as it is shown. */
export interface Finding {
  check: string;
  operation: string;
  message: string;
  cause?: string;
  severity: 'violation' | 'warning';
  pointer: string;
  fingerprint: string;
  deviation?: { id: string; what: string; excused: boolean };
  baseline?: { since: string; excused: boolean };
}

interface Report {
  url: string;
  vendor: string;
  exitCode: number;
  failure?: { message: string };
  summary: { verdicts: Record<string, number> };
  cases: { findings: Finding[] }[];
}

type ProxyState = Record<'requests' | 'judged' | 'violations', number> & {
  target: string;
  vendor: string;
  findings: Finding[];
};

/**
 * Reads the JSON report of a check, or what a proxy answers under /__admin/findings.
 *
 * @throws SyntaxError, TypeError for anything else.
 */
export function readFindings(text: string): ShownFindings {
  const read = JSON.parse(text) as Report | ProxyState;
  return 'cases' in read ? fromReport(read) : fromProxy(read);
}

function fromReport({ url, vendor, exitCode, failure, summary, cases }: Report): ShownFindings {
  return {
    title: toText(url),
    subtitle: `contract of ${toText(vendor)}, exit code ${toCount(exitCode)}`,
    failure: failure && toText(failure.message),
    counts: Object.entries(summary.verdicts).map(([verdict, count]) => [verdict, toCount(count)]),
    findings: toShown(cases.flatMap(({ findings }) => findings)),
  };
}

function fromProxy({ target, vendor, requests, judged, violations, findings }: ProxyState): ShownFindings {
  const counts = Object.entries({ requests, judged, violation: violations });
  return {
    title: toText(target),
    subtitle: `contract of ${toText(vendor)}, as seen by a proxy`,
    counts: counts.map(([name, count]) => [name, toCount(count)]),
    findings: toShown(findings),
  };
}

const severities = ['violation', 'warning', 'observation'] as const;

/** Each thing once; what the ledger explains apart from what it does not. */
export function toShown(findings: readonly Finding[]): ShownFinding[] {
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
  if (severity === undefined) throw new TypeError('That is no severity.');
  return severity;
}

function toText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('That is no text.');
  return value;
}

function toCount(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('That is no number.');
  return value;
}
