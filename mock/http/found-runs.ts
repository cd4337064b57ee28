/** One broken promise, as a check's report and a proxy's findings document it; what else stands there is not kept. */
export interface ToldFinding {
  check: string;
  operation: string;
  severity: 'violation' | 'warning';
  pointer: string;
  message: string;
  /** The likely cause, where one is known. */
  cause?: string;
  fingerprint: string;
  /** The ledger entry that explains it. */
  deviation?: { id: string; what: string; excused: boolean };
  /** The entry of a baseline that has it. */
  baseline?: { since: string; excused: boolean };
}

/** What a check or a proxy is, and what it has come to so far. */
export interface RunHead {
  /** A name that whoever runs has chosen, the same each time. */
  run: string;
  source: 'check' | 'proxy';
  /** Base URL of the server that is looked at. */
  target: string;
  vendor: string;
  /** ISO 8601, by the clock of the machine that runs it: the mock's own stands still. */
  startedAt: string;
  /** Absent while it runs. */
  finishedAt?: string;
  exitCode?: number;
  /** Why not everything could be looked at. */
  failure?: string;
  /** Cases by verdict, requests: whatever it counts, in the order in which to show it. */
  counts: Record<string, number>;
}

/** A run as it is told: all of its head each time, of its findings those that are new. */
export interface ToldRun extends RunHead {
  findings?: ToldFinding[];
}

/** A run as it is listed. */
export interface ListedRun extends RunHead {
  /** Findings that are kept of it. */
  kept: number;
  /** Findings that came when there was no room for more. */
  dropped: number;
}

interface KeptRun {
  head: RunHead;
  findings: Map<string, ToldFinding>;
  dropped: number;
}

/** How much is kept of a workspace's runs. */
export interface RunLimits {
  runs: number;
  /** Of one run. */
  findings: number;
}

/** Characters of a text that are kept. */
const longest = 1000;

/**
 * What checks and proxies have found of late. It is about other servers, not about the workspace's world: a reset leaves
 * it, and like the journal it is nowhere but in the memory of the server that was told, in no log and in no fixture. It
 * goes with the workspace, or when it is cleared.
 */
export class FoundRuns {
  readonly #limits: RunLimits;
  /** The one that was told of longest ago comes first. */
  readonly #runs = new Map<string, KeptRun>();
  #dropped = 0;
  #changes = 0;

  constructor(limits: RunLimits = { runs: 20, findings: 500 }) {
    this.#limits = limits;
  }

  /** Grows with everything that is told or cleared. */
  get changes(): number {
    return this.#changes;
  }

  /**
   * Takes what is new of a run.
   *
   * @returns Whether nothing was known of it. Whoever has told of it before should then tell all of its findings again.
   */
  tell({ findings = [], ...head }: ToldRun): { isNew: boolean } {
    const known = this.#runs.get(head.run);
    const kept: KeptRun = { findings: new Map(), dropped: 0, ...known, head: shorten(head) };
    for (const finding of findings) this.#keep(finding, kept);
    // Put in anew, so that the order is that of telling.
    this.#runs.delete(head.run);
    this.#runs.set(head.run, kept);
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size <= this.#limits.runs) break;
      this.#runs.delete(oldest);
      this.#dropped += 1;
    }
    this.#changes += 1;
    return { isNew: known === undefined };
  }

  /** Without their findings, those begun last first; and how many had to go to make room. */
  list(): { runs: ListedRun[]; dropped: number } {
    const runs = [...this.#runs.values()].reverse().map(toListed);
    runs.sort((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt));
    return { runs, dropped: this.#dropped };
  }

  /** With its findings, in the order in which they came. */
  find(run: string): (ListedRun & { findings: ToldFinding[] }) | undefined {
    const known = this.#runs.get(run);
    return known && { ...toListed(known), findings: [...known.findings.values()] };
  }

  clear(): void {
    this.#runs.clear();
    this.#dropped = 0;
    this.#changes += 1;
  }

  #keep(finding: ToldFinding, kept: KeptRun): void {
    // What the ledger explains in one case it may not explain in another.
    const key = `${finding.fingerprint} ${finding.deviation?.id ?? ''}`;
    if (kept.findings.has(key) || kept.findings.size < this.#limits.findings) kept.findings.set(key, toKept(finding));
    else kept.dropped += 1;
  }
}

const toListed = ({ head, findings, dropped }: KeptRun): ListedRun => ({ ...head, kept: findings.size, dropped });

function toKept(finding: ToldFinding): ToldFinding {
  const { check, operation, severity, pointer, message, cause, fingerprint, deviation, baseline } = finding;
  return {
    ...shorten({ check, operation, severity, pointer, message, ...(cause && { cause }), fingerprint }),
    ...(deviation && { deviation: shorten({ id: deviation.id, what: deviation.what, excused: deviation.excused }) }),
    ...(baseline && { baseline: shorten({ since: baseline.since, excused: baseline.excused }) }),
  };
}

/** The same with its texts cut. */
function shorten<Fields extends object>(fields: Fields): Fields {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value,
  ]);
  return Object.fromEntries(entries) as Fields;
}
