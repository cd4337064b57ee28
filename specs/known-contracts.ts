import type { Contract } from './contract.ts';
import type { SourceDocument } from './load.ts';

/** As many documents as one process is likely to take turns with. */
const mostKept = 4;

const kept = new Map<string, Promise<Contract>>();

/**
 * The contract that was made of the same texts before, or one that is made now. To hold a document against the schema of
 * OpenAPI, and to compile its schemas and those of its amendments, takes longer than many a check.
 *
 * @param kind What else the contract follows from.
 */
export function getKnownContract(
  sources: readonly SourceDocument[],
  kind: readonly unknown[],
  make: () => Promise<Contract>,
): Promise<Contract> {
  // The text says where lines are, and the JSON what other documents it refers to hold.
  const key = JSON.stringify([...kind, ...sources.map(({ name, text, json }) => [name, text, json])]);
  const contract = kept.get(key) ?? make();
  // The latest is the last to go.
  kept.delete(key);
  kept.set(key, contract);
  contract.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return contract;
}
