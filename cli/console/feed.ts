import { randomUUID } from 'node:crypto';
import { type Finding, toPlainText } from '../../contracts/results/finding.ts';
import { type ConsoleConnection, consoleTimeoutMs } from './connection.ts';

/** What a run is from its beginning. */
export interface RunIdentity {
  source: 'check' | 'proxy';
  target: string;
  vendor: string;
}

/** What only its end knows. */
export interface RunEnd {
  /** Absent where it broke off. */
  exitCode?: number;
  /** Why not everything could be looked at. */
  failure?: string;
}

type Counts = Readonly<Record<string, number>>;

/** Milliseconds in which news gather before they are sent. */
const pace = 200;
/** Findings of one request: what the mock takes at once is some two hundred kilobytes. */
const batch = 25;

/**
 * Tells a console what a run finds, in the order in which it is found. Whoever tells it waits for nothing until the end,
 * and then for no more than some seconds; what goes wrong is complained of, once.
 */
export class ConsoleFeed {
  readonly #line: ConsoleConnection;
  readonly #head: RunIdentity & { run: string; startedAt: string };
  #counts: Counts = {};
  #end: (RunEnd & { finishedAt: string }) | undefined;
  readonly #found = new Map<string, object>();
  /** Keys of those that the console does not know. */
  readonly #untold = new Set<string>();
  /** Whether counts or the end have changed since they were told. */
  #isBehind = true;
  #hasTold = false;
  #hasComplained = false;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<boolean> | undefined;
  readonly #stop = new AbortController();

  constructor(line: ConsoleConnection, identity: RunIdentity) {
    this.#line = line;
    this.#head = { run: randomUUID(), ...identity, startedAt: new Date().toISOString() };
    this.#plan();
  }

  /** Says where it stands, and what it has found besides. What the console has heard already is not told again. */
  tell(counts: Counts, findings: readonly Finding[] = []): void {
    this.#isBehind ||= JSON.stringify(counts) !== JSON.stringify(this.#counts);
    this.#counts = { ...counts };
    for (const finding of findings) {
      const key = `${finding.fingerprint} ${finding.deviation?.id ?? ''}`;
      if (this.#found.has(key)) continue;
      this.#found.set(key, toTold(finding));
      this.#untold.add(key);
    }
    if (this.#hasNews) this.#plan();
  }

  /** Tells the rest, for as long as that may take, and hangs up. */
  async end(end: RunEnd): Promise<void> {
    this.#end = { finishedAt: new Date().toISOString(), ...end };
    this.#isBehind = true;
    clearTimeout(this.#timer);
    const late = setTimeout(() => this.#stop.abort(), consoleTimeoutMs);
    await this.#sending;
    while (this.#hasNews && (await this.#send())) {}
    clearTimeout(late);
    await this.#line.close();
  }

  get #hasNews(): boolean {
    return this.#isBehind || this.#untold.size > 0;
  }

  #plan(): void {
    if (this.#end) return;
    this.#timer ??= setTimeout(async () => {
      this.#sending = this.#send();
      const isTold = await this.#sending;
      this.#timer = undefined;
      // A console that is out of reach is tried again with the next news.
      if (isTold && this.#hasNews) this.#plan();
    }, pace).unref();
  }

  /** Sends some of what is new; says whether it was taken. */
  async #send(): Promise<boolean> {
    const keys = [...this.#untold].slice(0, batch);
    this.#isBehind = false;
    const findings = keys.map((key) => this.#found.get(key));
    try {
      const { isNew } = await this.#line.post(
        { ...this.#head, counts: this.#counts, ...this.#end, findings },
        this.#stop.signal,
      );
      // A mock that was started anew, or had to make room, knows nothing of what it was told before.
      if (isNew && this.#hasTold) for (const key of this.#found.keys()) this.#untold.add(key);
      for (const key of keys) this.#untold.delete(key);
      this.#hasTold = true;
      return true;
    } catch (error) {
      this.#isBehind = true;
      this.#complain(this.#stop.signal.aborted ? 'it takes too long' : (error as Error).message);
      return false;
    }
  }

  #complain(reason: string): void {
    if (this.#hasComplained) return;
    this.#hasComplained = true;
    process.stderr.write(`chatpact: the console at ${this.#line.url} does not receive the findings: ${reason}.\n`);
  }
}

/** What a console shows of a finding: neither what was sent nor what was answered. */
function toTold(finding: Finding): object {
  const { check, operation, severity, pointer, message, cause, fingerprint, deviation, baseline } = finding;
  return {
    ...{ check, operation, severity, pointer, message, ...(cause && { cause }), fingerprint },
    ...(deviation && {
      deviation: { id: deviation.id, what: toPlainText(deviation.what), excused: deviation.excused },
    }),
    ...(baseline && { baseline: { since: baseline.since, excused: baseline.excused } }),
  };
}
