import { readBehaviour, type DocumentBehaviour } from './behaviour.ts';
import { assertOpenApi } from './conformance.ts';
import type { JsonObject } from './json.ts';
import { type Deviation, readLedger } from './ledger.ts';
import { loadDocument, type SourceDocument } from './load.ts';
import { listOperations, type Operation } from './operations.ts';
import { applyOverlay, readOverlay } from './overlay.ts';
import { createValidator, type Validator } from './validator.ts';
import type { VendorName } from './vendors.ts';

/** `documented`: what the vendor publishes. `observed`: what its servers really do, by the ledger. */
export const profiles = ['documented', 'observed'] as const;
export type Profile = (typeof profiles)[number];

/** What a vendor promises: the effective document and what was read from it. */
export interface Contract {
  vendor: VendorName;
  document: JsonObject;
  operations: Operation[];
  /** Ids of the ledger entries that this contract has taken in. */
  applied: ReadonlySet<string>;
  /** The whole ledger, applied or not. */
  ledger: Deviation[];
  behaviour: DocumentBehaviour;
  validator: Validator;
  /** "file:line" of a JSON Pointer of the document as it was written. */
  locate(pointer: string): string;
  /** This contract with the ledger entries of these ids taken in. Made once for each set of ids. */
  amend(ids: readonly string[]): Contract;
  /** The operation of that id, or undefined. */
  findOperation(id: string): Operation | undefined;
}

export interface ContractOptions {
  vendor: VendorName;
  /** Default: documented. */
  profile?: Profile;
  /** A document of the user's own in place of the vendor's, a path or URL. Behaviour and ledger still apply where they fit. */
  document?: string;
  /** Further ledgers: overlays whose actions carry `x-chatpact-deviation`. Paths or URLs. */
  ledgers?: string[];
}

/**
 * Reads a vendor's document, lays the implied behaviour over it and, for the profile `observed`, the ledger.
 *
 * @throws UsageError for a document, overlay or ledger that can't be read or is broken, naming file and line.
 * @example
 * const contract = await loadContract({ vendor: 'chatwoot' });
 * contract.operations.map((operation) => operation.id);
 */
export async function loadContract(options: ContractOptions): Promise<Contract> {
  const { vendor, profile = 'documented' } = options;
  const source = await loadDocument(options.document ?? fileOf(vendor, 'openapi'));
  if (options.document) await assertOpenApi(source);
  const isOwn = options.document === undefined;

  const behaviour = readOverlay(await loadDocument(fileOf(vendor, 'behaviour.overlay')));
  const documented = applyOverlay(source.json, isOwn ? behaviour : behaviour.filter(fits(source.json)));

  const own = readOverlay(await loadDocument(fileOf(vendor, 'observed.overlay')));
  const further = await Promise.all((options.ledgers ?? []).map(async (path) => readOverlay(await loadDocument(path))));
  const ledger = readLedger([own, ...further].flat()).filter(
    (deviation) => isOwn || deviation.actions.every(fits(documented)),
  );

  const contract = createContract({ vendor, source, documented, ledger }, []);
  if (profile === 'documented') return contract;
  return contract.amend(ledger.map((deviation) => deviation.id));
}

// Our overlays are written for our documents; for a user's, those actions count whose targets it has.
function fits(
  document: JsonObject,
): (action: { target: string } & Parameters<typeof applyOverlay>[1][number]) => boolean {
  return (action) => {
    try {
      applyOverlay(document, [action]);
      return true;
    } catch {
      return false;
    }
  };
}

interface Origin {
  vendor: VendorName;
  source: SourceDocument;
  documented: JsonObject;
  ledger: Deviation[];
}

function createContract(origin: Origin, ids: readonly string[], family = new Map<string, Contract>()): Contract {
  const { vendor, source, documented, ledger } = origin;
  const taken = ledger.filter((deviation) => ids.includes(deviation.id));
  const document = applyOverlay(
    documented,
    taken.flatMap((deviation) => deviation.actions),
  );
  const operations = listOperations(document, source.locate);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  let validator: Validator | undefined;
  const contract: Contract = {
    vendor,
    document,
    operations,
    ledger,
    applied: new Set(taken.map((deviation) => deviation.id)),
    behaviour: readBehaviour('document', document, source.name),
    get validator() {
      validator ??= createValidator(document);
      return validator;
    },
    locate: source.locate,
    findOperation: (id) => byId.get(id),
    amend(more) {
      const all = ledger.map((deviation) => deviation.id).filter((id) => ids.includes(id) || more.includes(id));
      const key = all.join(' ');
      const made = family.get(key) ?? createContract(origin, all, family);
      family.set(key, made);
      return made;
    },
  };
  return contract;
}

function fileOf(vendor: VendorName, name: 'openapi' | 'behaviour.overlay' | 'observed.overlay'): URL {
  return new URL(`./${vendor}/${name}.yaml`, import.meta.url);
}
