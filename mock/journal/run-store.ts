/** A finding as the reports of checks and proxies document it. Other fields of a report are not kept. */
export interface ReportedFinding {
  check: string;
  operation: string;
  severity: 'violation' | 'warning';
  pointer: string;
  message: string;
  /** The likely cause, if one is known. */
  cause?: string;
  fingerprint: string;
  /** The ledger entry that explains it. */
  deviation?: { id: string; what: string; excused: boolean };
  /** The baseline entry that matches it. */
  baseline?: { since: string; excused: boolean };
}

/** Metadata and current result of a run of a check or proxy. */
export interface RunHead {
  /** An identifier that the reporting process chooses and repeats in each report. */
  run: string;
  source: 'check' | 'proxy';
  /** Base URL of the server under test. */
  target: string;
  vendor: string;
  /** ISO 8601, by the clock of the reporting machine, since the mock's own clock may stand still. */
  startedAt: string;
  /** Absent while the run is in progress. */
  finishedAt?: string;
  exitCode?: number;
  /** Why the run could not be completed. */
  failure?: string;
  /** Counts of any kind (cases by verdict, requests), in display order. */
  counts: Record<string, number>;
}

/** A run as it is reported: its complete head each time, and only the new findings. */
export interface ReportedRun extends RunHead {
  findings?: ReportedFinding[];
}

/** A run in the list of runs. */
export interface ListedRun extends RunHead {
  /** Number of findings that are kept. */
  kept: number;
  /** Number of findings that were dropped because the limit was reached. */
  dropped: number;
}

interface KeptRun {
  head: RunHead;
  findings: Map<string, ReportedFinding>;
  dropped: number;
}

/** Limits of what is kept of a workspace's runs. */
export interface RunLimits {
  maxRuns: number;
  /** Findings of one run. */
  maxFindings: number;
}

/** Characters of a text that are kept; longer texts are cut. */
const maxTextLength = 1000;

/**
 * The latest findings of checks and proxies. They describe other servers, not the workspace's data, so a reset keeps
 * them. Like the journal they exist only in the memory of this server, and in no log or fixture. They are removed with
 * the workspace, or by {@link clear}.
 */
export class RunStore {
  readonly #limits: RunLimits;
  /** Ordered by the latest report, the oldest first. */
  #runs = new Map<string, KeptRun>();
  #dropped = 0;
  #changes = 0;

  constructor(limits: RunLimits = { maxRuns: 20, maxFindings: 500 }) {
    this.#limits = limits;
  }

  /** Increases with every report and every clear. */
  get changeCount(): number {
    return this.#changes;
  }

  /**
   * Records a report of a run.
   *
   * @returns `isNew` if the run was unknown. The reporting process should then send all of its findings again.
   */
  record({ findings = [], ...head }: ReportedRun): { isNew: boolean } {
    const known = this.#runs.get(head.run);
    const kept: KeptRun = { findings: new Map(), dropped: 0, ...known, head: shorten(head) };
    for (const finding of findings) this.#keep(finding, kept);
    // Reinserted, so that the map is ordered by the latest report.
    this.#runs.delete(head.run);
    this.#runs.set(head.run, kept);
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size <= this.#limits.maxRuns) break;
      this.#runs.delete(oldest);
      this.#dropped += 1;
    }
    this.#changes += 1;
    return { isNew: known === undefined };
  }

  /** All runs without their findings, the latest start first, and the number of runs dropped because of the limit. */
  list(): { runs: ListedRun[]; dropped: number } {
    const runs = [...this.#runs.values()].reverse().map(toListed);
    runs.sort((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt));
    return { runs, dropped: this.#dropped };
  }

  /** A run with its findings, in the order in which they arrived. */
  find(run: string): (ListedRun & { findings: ReportedFinding[] }) | undefined {
    const known = this.#runs.get(run);
    return known && { ...toListed(known), findings: [...known.findings.values()] };
  }

  /** Takes over the runs of another store, in place of its own. */
  adopt(other: RunStore): void {
    this.#runs = other.#runs;
    this.#dropped = other.#dropped;
    this.#changes = other.#changes + 1;
  }

  clear(): void {
    this.#runs.clear();
    this.#dropped = 0;
    this.#changes += 1;
  }

  #keep(finding: ReportedFinding, kept: KeptRun): void {
    // The ledger may explain a finding in one case and not in another, so both are kept.
    const key = `${finding.fingerprint} ${finding.deviation?.id ?? ''}`;
    if (kept.findings.has(key) || kept.findings.size < this.#limits.maxFindings)
      kept.findings.set(key, toKept(finding));
    else kept.dropped += 1;
  }
}

const toListed = ({ head, findings, dropped }: KeptRun): ListedRun => ({ ...head, kept: findings.size, dropped });

function toKept(finding: ReportedFinding): ReportedFinding {
  const { check, operation, severity, pointer, message, cause, fingerprint, deviation, baseline } = finding;
  return {
    ...shorten({ check, operation, severity, pointer, message, ...(cause && { cause }), fingerprint }),
    ...(deviation && { deviation: shorten({ id: deviation.id, what: deviation.what, excused: deviation.excused }) }),
    ...(baseline && { baseline: shorten({ since: baseline.since, excused: baseline.excused }) }),
  };
}

/** Returns a copy whose texts are cut to the maximum length. */
function shorten<Fields extends object>(fields: Fields): Fields {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' && value.length > maxTextLength ? `${value.slice(0, maxTextLength)}…` : value,
  ]);
  return Object.fromEntries(entries) as Fields;
}
