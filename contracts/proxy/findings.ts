import type { Finding } from '../results/finding.ts';

/** A finding, and the number of exchanges that it occurred in. */
export interface ProxyFinding extends Finding {
  count: number;
}

/** Called for each finding of each exchange. */
export type OnFinding = (finding: ProxyFinding) => void;

/** Findings by fingerprint. Those that the ledger explains are kept separately. */
export interface Findings {
  readonly list: ProxyFinding[];
  /** Adds the findings of one exchange. */
  add(findings: readonly Finding[]): void;
}

/** Maximum number of distinct findings: a server with arbitrary field names must not fill the memory. */
const maxFindings = 2000;

/** An empty collection. */
export function createFindings(onFinding: OnFinding = () => {}): Findings {
  const known = new Map<string, ProxyFinding>();
  return {
    get list() {
      return [...known.values()];
    },
    add(findings) {
      for (const finding of findings) {
        const key = `${finding.fingerprint} ${finding.deviation?.id ?? ''}`;
        const seen = known.get(key) ?? { ...finding, count: 0 };
        if (seen.count === 0 && known.size >= maxFindings) continue;
        known.set(key, seen);
        seen.count++;
        onFinding(seen);
      }
    },
  };
}
