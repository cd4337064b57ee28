/** One thing that was found, as often as it was. */
export interface ShownFinding {
  /** `violation`, `known-deviation`, … of a check; of a proxy what it comes to there. */
  verdict: string;
  message: string;
  /** Check, operation and place. */
  where: string;
  deviation?: string;
}

/** What a check reported, or a proxy has seen so far. */
export interface ShownFindings {
  title: string;
  subtitle: string;
  counts: [name: string, count: number][];
  findings: ShownFinding[];
}

interface Finding {
  check: string;
  operation: string;
  message: string;
  severity: string;
  pointer: string;
  fingerprint: string;
  deviation?: { what: string };
}

interface Report {
  url: string;
  vendor: string;
  exitCode: number;
  summary: { verdicts: Record<string, number> };
  cases: { verdict: string; findings: Finding[] }[];
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

function fromReport({ url, vendor, exitCode, summary, cases }: Report): ShownFindings {
  const known = new Map<string, ShownFinding>();
  for (const { verdict, findings } of cases) {
    for (const finding of findings) known.set(finding.fingerprint, toShown(finding, verdict));
  }
  return {
    title: toText(url),
    subtitle: `contract of ${toText(vendor)}, exit code ${toCount(exitCode)}`,
    counts: Object.entries(summary.verdicts).map(([verdict, count]) => [verdict, toCount(count)]),
    findings: [...known.values()],
  };
}

function fromProxy({ target, vendor, requests, judged, violations, findings }: ProxyState): ShownFindings {
  const counts = Object.entries({ requests, judged, violations });
  return {
    title: toText(target),
    subtitle: `contract of ${toText(vendor)}, as seen by a proxy`,
    counts: counts.map(([name, count]) => [name, toCount(count)]),
    findings: findings.map((finding) => toShown(finding, finding.deviation ? 'known-deviation' : finding.severity)),
  };
}

function toShown({ check, operation, pointer, message, deviation }: Finding, verdict: string): ShownFinding {
  return {
    verdict: toText(verdict),
    message: toText(message),
    where: `${toText(check)} · ${toText(operation)} ${toText(pointer)}`,
    deviation: deviation && toText(deviation.what),
  };
}

function toText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('That is no text.');
  return value;
}

function toCount(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('That is no number.');
  return value;
}
