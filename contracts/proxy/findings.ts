import type { Finding } from '../finding.ts';

/** A finding, and in how many exchanges it was seen. */
export interface ProxyFinding extends Finding {
  count: number;
}

/** Told of every exchange in which something was found. */
export type OnFinding = (finding: ProxyFinding) => void;

/** Findings by fingerprint; what the ledger explains apart from what it does not. */
export interface Findings {
  readonly list: ProxyFinding[];
  /** Adds those of one exchange. */
  add(findings: readonly Finding[]): void;
}

/** Distinct findings that are kept: a server that invents fields must not fill the memory. */
const most = 2000;

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
        if (seen.count === 0 && known.size >= most) continue;
        known.set(key, seen);
        seen.count++;
        onFinding(seen);
      }
    },
  };
}
