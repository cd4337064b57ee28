import type { Contract } from './contract.ts';
import type { SourceDocument } from './documents/load.ts';

/** Maximum number of cached contracts. One process rarely alternates between more documents. */
const maxCached = 4;

const kept = new Map<string, Promise<Contract>>();

/**
 * Returns the cached contract of the same texts, or makes one. Validating a document against the schema of OpenAPI and compiling
 * its schemas takes longer than many checks.
 *
 * @param kind Other inputs of the contract, as a part of the cache key.
 */
export function getKnownContract(
  sources: readonly SourceDocument[],
  kind: readonly unknown[],
  make: () => Promise<Contract>,
): Promise<Contract> {
  // The text determines line numbers. The JSON also contains the documents that it refers to.
  const key = JSON.stringify([...kind, ...sources.map(({ name, text, json }) => [name, text, json])]);
  const contract = kept.get(key) ?? make();
  // Moves the entry to the end, so that the least recently used entry is dropped first.
  kept.delete(key);
  kept.set(key, contract);
  contract.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= maxCached) break;
    kept.delete(oldest);
  }
  return contract;
}
