import { randomUUID } from 'node:crypto';
import { type Finding, toPlainText } from '../../contracts/results/finding.ts';
import { type ConsoleConnection, consoleTimeoutMs } from './connection.ts';

/** What is known when a run starts. */
export interface RunIdentity {
  source: 'check' | 'proxy';
  target: string;
  vendor: string;
}

/** What is known when a run has ended. */
export interface RunEnd {
  /** The exit code; undefined if the run was aborted. */
  exitCode?: number;
  /** Why the run is incomplete. */
  failure?: string;
}

type Counts = Readonly<Record<string, number>>;

/** Milliseconds in which changes are collected before they are sent. */
const batchDelayMs = 200;
/** Maximum of findings in one request: the mock accepts about 200 kB. */
const maxFindingsPerRequest = 25;

/**
 * Sends the findings of a run to a console, in order and in the background. Only `end` waits for the console, for a few
 * seconds at most. A failure prints one warning.
 */
export class ConsoleFeed {
  readonly #connection: ConsoleConnection;
  readonly #identity: RunIdentity & { run: string; startedAt: string };
  #counts: Counts = {};
  #end: (RunEnd & { finishedAt: string }) | undefined;
  readonly #findings = new Map<string, object>();
  /** Keys of the findings that the console does not have yet. */
  readonly #unsent = new Set<string>();
  /** True if the counts or the end have changed since the last request. */
  #hasUnsentCounts = true;
  #hasSent = false;
  #hasWarned = false;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<boolean> | undefined;
  readonly #stop = new AbortController();

  constructor(connection: ConsoleConnection, identity: RunIdentity) {
    this.#connection = connection;
    this.#identity = { run: randomUUID(), ...identity, startedAt: new Date().toISOString() };
    this.#scheduleSend();
  }

  /** Sets the current counts and adds findings. A finding that was added before is ignored. */
  report(counts: Counts, findings: readonly Finding[] = []): void {
    this.#hasUnsentCounts ||= JSON.stringify(counts) !== JSON.stringify(this.#counts);
    this.#counts = { ...counts };
    for (const finding of findings) {
      const key = `${finding.fingerprint} ${finding.deviation?.id ?? ''}`;
      if (this.#findings.has(key)) continue;
      this.#findings.set(key, toShownFields(finding));
      this.#unsent.add(key);
    }
    if (this.#hasChanges) this.#scheduleSend();
  }

  /** Sends the rest until a timeout, and closes the connection. */
  async end(end: RunEnd): Promise<void> {
    this.#end = { finishedAt: new Date().toISOString(), ...end };
    this.#hasUnsentCounts = true;
    clearTimeout(this.#timer);
    const timeout = setTimeout(() => this.#stop.abort(), consoleTimeoutMs);
    await this.#sending;
    while (this.#hasChanges && (await this.#sendBatch())) {}
    clearTimeout(timeout);
    await this.#connection.close();
  }

  get #hasChanges(): boolean {
    return this.#hasUnsentCounts || this.#unsent.size > 0;
  }

  #scheduleSend(): void {
    if (this.#end) return;
    this.#timer ??= setTimeout(async () => {
      this.#sending = this.#sendBatch();
      const isSent = await this.#sending;
      this.#timer = undefined;
      // After a failure, the next change triggers another attempt.
      if (isSent && this.#hasChanges) this.#scheduleSend();
    }, batchDelayMs).unref();
  }

  /** Sends one batch of changes. Returns whether the console accepted it. */
  async #sendBatch(): Promise<boolean> {
    const keys = [...this.#unsent].slice(0, maxFindingsPerRequest);
    this.#hasUnsentCounts = false;
    const findings = keys.map((key) => this.#findings.get(key));
    try {
      const { isNew } = await this.#connection.post(
        { ...this.#identity, counts: this.#counts, ...this.#end, findings },
        this.#stop.signal,
      );
      // A mock that restarted, or dropped the run to free memory, needs all findings again.
      if (isNew && this.#hasSent) for (const key of this.#findings.keys()) this.#unsent.add(key);
      for (const key of keys) this.#unsent.delete(key);
      this.#hasSent = true;
      return true;
    } catch (error) {
      this.#hasUnsentCounts = true;
      this.#warn(this.#stop.signal.aborted ? 'it did not respond in time' : (error as Error).message);
      return false;
    }
  }

  #warn(reason: string): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    process.stderr.write(
      `chatpact: the console at ${this.#connection.url} does not receive the findings: ${reason}.\n`,
    );
  }
}

/** Returns the fields of a finding that a console shows: nothing of the request or the response. */
function toShownFields(finding: Finding): object {
  const { check, operation, severity, pointer, message, cause, fingerprint, deviation, baseline } = finding;
  return {
    ...{ check, operation, severity, pointer, message, ...(cause && { cause }), fingerprint },
    ...(deviation && {
      deviation: { id: deviation.id, what: toPlainText(deviation.what), excused: deviation.excused },
    }),
    ...(baseline && { baseline: { since: baseline.since, excused: baseline.excused } }),
  };
}
