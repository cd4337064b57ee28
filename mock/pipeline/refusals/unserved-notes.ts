import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Operation } from '../../../specs/operations.ts';
import { setHintHeader } from '../../http/hint-header.ts';
import { pathOf } from '../../http/middleware.ts';
import { unlistedHeader } from '../../journal/journal.ts';
import { addToJournalEntry } from '../../journal/journal-middleware.ts';
import { toIso } from '../../time/iso.ts';
import type { Withheld } from '../../unserved/explain-unserved.ts';
import type { Vendor } from '../../vendor-interface/vendor.ts';
import { matchRoute } from '../match.ts';
import { findWorkspace } from '../request-workspace.ts';

/** Explains a request that no operation serves: in a response header, in the journal, and in the counts of the workspace. */
export type NoteUnserved = (req: IncomingMessage, res: ServerResponse, withheld?: Withheld) => Promise<void>;

export interface UnservedNotesOptions {
  vendors: readonly Vendor[];
  operations: ReadonlyMap<string, readonly Operation[]>;
  /** Names of the vendors of which the user passed a document. */
  documented: readonly string[];
}

/** Paths that browsers request without being asked to by a page. They are not explained. */
const ownPathsOfBrowsers = /^\/(favicon\.ico|apple-touch-icon.*\.png|\.well-known\/appspecific\/.*)$/;

/** Creates the function that explains requests which no operation serves. What it needs is loaded at the first one. */
export function createUnservedNotes({ vendors, operations, documented }: UnservedNotesOptions): NoteUnserved {
  return async (req, res, withheld) => {
    const { method = 'GET' } = req;
    const path = pathOf(req);
    if (ownPathsOfBrowsers.test(path)) return;
    const { explainUnserved } = await import('../../unserved/explain-unserved.ts');
    const served = vendors.map((vendor) => {
      const all = operations.get(vendor.name) ?? [];
      return {
        vendor,
        operations: all,
        at: findOperationsAt(vendor, all, path),
        hasUserDocument: documented.includes(vendor.name),
      };
    });
    const explained = await explainUnserved(method, path, served, withheld);
    const { reason, hint, vendor, operation } = explained;
    setHintHeader(res, [hint]);
    addToJournalEntry(res, {
      unserved: reason,
      hints: [hint],
      ...(vendor !== undefined && { vendor }),
      ...(operation !== undefined && { operation }),
    });
    const workspace = findWorkspace(req);
    if (!workspace || req.headers[unlistedHeader] !== undefined) return;
    workspace.journal.unserved.record({ ...explained, lastAt: toIso(workspace.clock.now()) });
  };
}

function findOperationsAt({ wire }: Vendor, operations: readonly Operation[], path: string): Operation[] | undefined {
  const match = matchRoute(operations, path, wire);
  if (!match || (wire.isCaseSensitive && !match.isCaseEqual())) return undefined;
  return [...match.operations.values()];
}
