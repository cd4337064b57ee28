import { once } from '../once.ts';
import { type DocumentBehaviour, readBehaviour } from './behaviour.ts';
import { readDocumented } from './built-documents.ts';
import { warnOfUncompiled } from './given/warn-of-uncompiled.ts';
import { copyJson, type JsonObject } from './json.ts';
import { getKnownContract } from './known-contracts.ts';
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
  /** A document of the user's own in place of the vendor's, a path or URL. Behaviour and ledger still apply where they fit. */
  document?: string;
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
  const isOwn = document === undefined && ledgers.length === 0;
  const contract = await (isOwn ? ownContracts[vendor]() : findContract(options));
  return profile === 'documented' ? contract : contract.amend(contract.ledger.map(({ id }) => id));
}

/** What is read of our own documents, once: they do not change while a process runs. */
const ownContracts = Object.fromEntries(
  vendorNames.map((vendor) => [vendor, once(() => readContract({ vendor }))]),
) as Record<VendorName, () => Promise<Contract>>;

/** The same for documents and ledgers of the user's own. */
async function findContract(options: ContractOptions): Promise<Contract> {
  const { vendor, document, completed, ledgers = [], specRoots } = options;
  if (document === undefined) return readContract(options);
  const given = await loadDocument(document, { roots: specRoots });
  const make = () => readContract(options, given);
  return ledgers.length > 0 ? make() : getKnownContract(given, [vendor, completed === true], make);
}

/** The documented contract, whatever the profile. */
async function readContract(options: ContractOptions, written?: SourceDocument): Promise<Contract> {
  const { vendor } = options;
  const published = await loadOwnDocument(vendor, 'openapi');
  const given = written && (await read(written, vendor));
  const source = given ?? published;
  // The published one is not asked for where the documented one is there: some builds have that alone.
  const toBase = () => (given && options.completed ? complete(given.json, published.json) : source.json);

  const implied = () => imply(vendor, toBase(), given && { isCompleted: options.completed === true });
  const documented = (given ? undefined : await readDocumented(vendor)) ?? (await implied());

  const observed = readOverlay(await loadOwnDocument(vendor, 'observed.overlay'));
  const load = (path: string) => loadDocument(path, { roots: options.specRoots });
  const further = await Promise.all((options.ledgers ?? []).map(async (path) => readOverlay(await load(path))));
  const ledger = readLedger([observed, ...further].flat());

  const own = new Set(observed);
  // Ours must fit our own document. What users have written may be about another version of it, or of theirs.
  const mayMiss = (deviation: Deviation) => given !== undefined || !deviation.actions.every((each) => own.has(each));
  const fitting = ledger.flatMap((deviation) => (mayMiss(deviation) ? trim(documented, deviation) : deviation));
  const ids = new Set(fitting.map(({ id }) => id));
  const unmatched = ledger.filter(({ id }) => !ids.has(id));
  const updates = fitting.flatMap(({ actions }) => actions.map(({ update }) => update));
  const patterns = await preparePatterns({ document: documented, updates });
  const compilers = createCompilers({ patterns, onFailure: given && warnOfUncompiled });
  const origin = { vendor, source, documented, ledger: fitting, unmatched, patterns, compilers };
  const contract = createContract({ ...origin, findPublished: createFinder(vendor, source) }, []);
  // Patterns of ledgers too: whoever amends the contract is not warned any more.
  const whole = patterns && contract.amend(fitting.map(({ id }) => id));
  if (whole) warnOfUnjudged(whole.document, whole.operations, { patterns, locate: source.locate });
  return contract;
}

/** Marks an action that adds operations which the vendor serves and does not publish. */
const unpublishedMark = 'x-chatpact-unpublished';

/**
 * A document with the behaviour that prose and HTTP imply laid over it.
 *
 * @param users A document of a user's, and whether ours completes it: without that it has what its user put there.
 */
async function imply(vendor: VendorName, base: JsonObject, users?: { isCompleted: boolean }): Promise<JsonObject> {
  const all = readOverlay(await loadOwnDocument(vendor, 'behaviour.overlay'));
  const isWhole = !users || users.isCompleted;
  const behaviour = isWhole ? all : all.filter(({ raw }) => raw[unpublishedMark] !== true);
  // Ours is written for our document: of a user's, those parts count that have a target. What YAML may hold and JSON has no
  // word for, an infinite number for one, becomes what JSON makes of it.
  return copyJson(applyOverlay(base, behaviour, users && (() => {})));
}

async function read(written: SourceDocument, vendor: VendorName): Promise<SourceDocument> {
  // The schemas of OpenAPI itself take longer to load than our documents.
  const { readGiven } = await import('./given/read-given.ts');
  return readGiven(written, vendor);
}

/** The user's document, with our paths and components where it has none of that name. */
function complete(given: JsonObject, own: JsonObject): JsonObject {
  const components: JsonObject = { ...(given.components as JsonObject | undefined) };
  for (const [kind, named] of Object.entries((own.components ?? {}) as JsonObject)) {
    components[kind] = { ...(named as JsonObject), ...(components[kind] as JsonObject | undefined) };
  }
  return { ...given, components, paths: { ...(own.paths as JsonObject), ...(given.paths as JsonObject | undefined) } };
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

/** The part of a ledger entry that has a target in a user's document; none when it has none. */
function trim(document: JsonObject, deviation: Deviation): Deviation[] {
  const stale = new Set<OverlayAction>();
  applyOverlay(document, deviation.actions, (action) => stale.add(action));
  const actions = deviation.actions.filter((action) => !stale.has(action));
  return actions.length === 0 ? [] : [{ ...deviation, actions }];
}

interface Origin {
  vendor: VendorName;
  source: SourceDocument;
  documented: JsonObject;
  ledger: Deviation[];
  unmatched: Deviation[];
  patterns?: PatternEngine;
  /** An amendment changes a few schemas of many. */
  compilers: Compilers;
  findPublished: Contract['findPublished'];
}

function createContract(origin: Origin, ids: readonly string[], family = new Map<string, Contract>()): Contract {
  const { vendor, source, documented, ledger, unmatched, patterns, compilers, findPublished } = origin;
  const taken = ledger.filter((deviation) => ids.includes(deviation.id));
  const document = applyOverlay(
    documented,
    taken.flatMap((deviation) => deviation.actions),
  );
  const operations = listOperations(document, source.locate, credentialHeaders[vendor]);
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
    locate: source.locate,
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
