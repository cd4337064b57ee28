import { once } from '../once.ts';
import { type DocumentBehaviour, readBehaviour } from './behaviour.ts';
import { readDocumented } from './built-documents.ts';
import { warnOfUncompiled } from './given/warn-of-uncompiled.ts';
import { copyJson, type JsonObject } from './json.ts';
import { getKnownContract } from './known-contracts.ts';
import type { Foundation } from './layers/foundation.ts';
import { trim } from './layers/trim.ts';
import { type Deviation, readLedger } from './ledger.ts';
import { loadDocument, type SourceDocument } from './load.ts';
import { listOperations, type Operation } from './operations.ts';
import { applyOverlay, type OverlayAction, readOverlay } from './overlay.ts';
import { loadOwnDocument } from './own-documents.ts';
import type { PatternEngine } from './patterns/engine.ts';
import { preparePatterns, warnOfUnjudged } from './patterns/prepare.ts';
import type { Profile } from './profiles.ts';
import { type Compilers, createCompilers } from './schema-compilers.ts';
import { createValidator, type Validator } from './validator.ts';
import { credentialHeaders, type VendorName, vendorNames } from './vendors.ts';

/** What a vendor promises: the effective document and what was read from it. */
export interface Contract {
  vendor: VendorName;
  document: JsonObject;
  operations: Operation[];
  /** Ids of the ledger entries that this contract has taken in. */
  applied: ReadonlySet<string>;
  /** The whole ledger, applied or not. */
  ledger: Deviation[];
  /** Entries that match nothing in the document, and are no part of the ledger. */
  unmatched: Deviation[];
  behaviour: DocumentBehaviour;
  validator: Validator;
  /** "file:line" of a JSON Pointer of the document as it was written. */
  locate(pointer: string): string;
  /** This contract with the ledger entries of these ids taken in. Made once for each set of ids. */
  amend(ids: readonly string[]): Contract;
  /** The operation of that id, or undefined. */
  findOperation(id: string): Operation | undefined;
  /** The same as the document was written, nothing laid over it: what the vendor, or the user, has promised in writing. */
  findPublished(id: string): Operation | undefined;
}

export interface ContractOptions {
  vendor: VendorName;
  /** Default: documented. */
  profile?: Profile;
  /**
   * Documents of the user's own in place of the vendor's, a path or URL or several, which together are one. Behaviour and
   * ledger still apply where they fit.
   */
  document?: string | readonly string[];
  /** Adds what the vendor's own document has and the user's has not: for a mock, which serves both. */
  completed?: boolean;
  /** Further ledgers: overlays whose actions carry `x-chatpact-deviation`. Paths or URLs. */
  ledgers?: string[];
  /** Folders and origins that references of these documents may lead to, beside their own. */
  specRoots?: string[];
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
  const { vendor, profile = 'documented', document, ledgers = [] } = options;
  const isOwn = toDocuments(document).length === 0 && ledgers.length === 0;
  const contract = await (isOwn ? ownContracts[vendor]() : findContract(options));
  return profile === 'documented' ? contract : contract.amend(contract.ledger.map(({ id }) => id));
}

/** What is read of our own documents, once: they do not change while a process runs. */
const ownContracts = Object.fromEntries(
  vendorNames.map((vendor) => [vendor, once(() => readContract({ vendor }))]),
) as Record<VendorName, () => Promise<Contract>>;

/** The same for documents and ledgers of the user's own. */
async function findContract(options: ContractOptions): Promise<Contract> {
  const { vendor, completed, ledgers = [], specRoots } = options;
  const documents = toDocuments(options.document);
  if (documents.length === 0) return readContract(options);
  const given = await Promise.all(documents.map((document) => loadDocument(document, { roots: specRoots })));
  const make = () => readContract(options, given);
  return ledgers.length > 0 ? make() : getKnownContract(given, [vendor, completed === true], make);
}

const toDocuments = (document: ContractOptions['document'] = []) => [document].flat();

/** The documented contract, whatever the profile. */
async function readContract(options: ContractOptions, given?: readonly SourceDocument[]): Promise<Contract> {
  const { vendor, completed = false } = options;
  const observed = readOverlay(await loadOwnDocument(vendor, 'observed.overlay'));
  const load = (path: string) => loadDocument(path, { roots: options.specRoots });
  const further = await Promise.all((options.ledgers ?? []).map(async (path) => readOverlay(await load(path))));
  const ledger = readLedger([observed, ...further].flat());

  const own = new Set(observed);
  const foundation = given ? await layGiven(given, { vendor, completed, own }) : await layOwn(vendor, own);
  const { documented, source } = foundation;
  const fitting = ledger.flatMap((deviation) => {
    const actions = foundation.fit(deviation);
    return actions.length === 0 ? [] : [{ ...deviation, actions }];
  });
  const ids = new Set(fitting.map(({ id }) => id));
  const unmatched = ledger.filter(({ id }) => !ids.has(id));
  const updates = fitting.flatMap(({ actions }) => actions.map(({ update }) => update));
  const patterns = await preparePatterns({ document: documented, updates });
  const compilers = createCompilers({ patterns, onFailure: given && warnOfUncompiled });
  const origin = { vendor, foundation, ledger: fitting, unmatched, patterns, compilers };
  const contract = createContract({ ...origin, findPublished: createFinder(vendor, source) }, []);
  // Patterns of ledgers too: whoever amends the contract is not warned any more.
  const whole = patterns && contract.amend(fitting.map(({ id }) => id));
  if (whole) warnOfUnjudged(whole.document, whole.operations, { patterns, locate: foundation.locate });
  return contract;
}

/** What a contract with our own document stands on. Ours must fit it; what users have written may be about another version. */
async function layOwn(vendor: VendorName, own: ReadonlySet<OverlayAction>): Promise<Foundation> {
  const source = await loadOwnDocument(vendor, 'openapi');
  const documented = (await readDocumented(vendor)) ?? (await imply(vendor, source.json));
  return {
    source,
    documented,
    locate: source.locate,
    fit: ({ actions }) => (actions.every((each) => own.has(each)) ? actions : trim(documented, actions)),
    amend: (taken) =>
      applyOverlay(
        documented,
        taken.flatMap(({ actions }) => actions),
      ),
  };
}

/** The same with documents of the user's. */
async function layGiven(
  written: readonly SourceDocument[],
  { vendor, completed, own }: { vendor: VendorName; completed: boolean; own: ReadonlySet<OverlayAction> },
): Promise<Foundation> {
  const behaviour = readOverlay(await loadOwnDocument(vendor, 'behaviour.overlay'));
  // The schemas of OpenAPI itself take longer to load than our documents.
  const { createGivenFoundation } = await import('./layers/given-foundation.ts');
  return createGivenFoundation(written, {
    vendor,
    completed,
    own,
    behaviour,
    published: await loadOwnDocument(vendor, 'openapi'),
    contract: await ownContracts[vendor](),
  });
}

/** Our document with the behaviour that prose and HTTP imply laid over it. */
async function imply(vendor: VendorName, base: JsonObject): Promise<JsonObject> {
  const behaviour = readOverlay(await loadOwnDocument(vendor, 'behaviour.overlay'));
  // What YAML may hold and JSON has no word for, an infinite number for one, becomes what JSON makes of it.
  return copyJson(applyOverlay(base, behaviour));
}

/** Finds operations by their ids; lists them when first asked, and does not read the document before: it may not be there. */
function createFinder(vendor: VendorName, source: SourceDocument): (id: string) => Operation | undefined {
  const list = once(() => {
    const { json, locate } = source;
    return new Map(
      listOperations(json, locate, credentialHeaders[vendor]).map((operation) => [operation.id, operation]),
    );
  });
  return (id) => list().get(id);
}

interface Origin {
  vendor: VendorName;
  foundation: Foundation;
  ledger: Deviation[];
  unmatched: Deviation[];
  patterns?: PatternEngine;
  /** An amendment changes a few schemas of many. */
  compilers: Compilers;
  findPublished: Contract['findPublished'];
}

function createContract(origin: Origin, ids: readonly string[], family = new Map<string, Contract>()): Contract {
  const { vendor, foundation, ledger, unmatched, patterns, compilers, findPublished } = origin;
  const { source, locate } = foundation;
  const taken = ledger.filter((deviation) => ids.includes(deviation.id));
  const document = foundation.amend(taken);
  const operations = listOperations(document, locate, credentialHeaders[vendor]);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const getValidator = once(() => createValidator(document, patterns, compilers));
  const contract: Contract = {
    vendor,
    document,
    operations,
    ledger,
    unmatched,
    applied: new Set(taken.map((deviation) => deviation.id)),
    behaviour: readBehaviour('document', document, () => source.name),
    get validator() {
      return getValidator();
    },
    locate,
    findOperation: (id) => byId.get(id),
    findPublished,
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
