import type { SourceDocument } from '../documents/load.ts';
import type { JsonObject } from '../json/json.ts';
import { findFreeName } from '../merge/clashes.ts';
import { listWritten, type WrittenOperation } from '../merge/operation-key.ts';
import { renameReferences } from '../merge/rename.ts';

const idOf = ({ operation }: WrittenOperation) => operation.operationId;

/**
 * Renames operation ids of the user's documents that the vendor's document uses for another operation. A mock serves both, and
 * selects its handlers by operation id.
 */
export function renameClashingOperationIds(sources: readonly SourceDocument[], vendors: JsonObject): SourceDocument[] {
  const keys = new Map(listWritten(vendors).map((each) => [idOf(each), each.key]));
  return sources.map((source) => {
    const written = listWritten(source.json);
    const taken = new Set([...keys.keys(), ...written.map(idOf)]);
    const own = new Set(written.filter((each) => keys.get(idOf(each)) === each.key).map(idOf));
    const operationIds = new Map<string, string>();
    for (const each of written) {
      const id = idOf(each);
      if (typeof id !== 'string' || !keys.has(id) || own.has(id)) continue;
      operationIds.set(
        id,
        findFreeName(id, (free) => !taken.has(free)),
      );
    }
    return { ...source, json: renameReferences(source.json, { places: new Map(), operationIds }) };
  });
}
