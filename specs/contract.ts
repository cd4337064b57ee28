import { once } from '../once.ts';
import { type DocumentBehaviour, readBehaviour } from './behaviour.ts';
import { readDocumented } from './documents/built-documents.ts';
import { loadDocument, type SourceDocument } from './documents/load.ts';
import { applyOverlay, type OverlayAction, readOverlay } from './documents/overlay.ts';
import { loadOwnDocument } from './documents/own-documents.ts';
import { getVendor } from './get-vendor.ts';
import { copyJson, type JsonObject } from './json/json.ts';
import { getKnownContract } from './known-contracts.ts';
import type { ContractBase } from './layers/contract-base.ts';
import { trim } from './layers/select-matching-actions.ts';
import { type Deviation, readLedger } from './ledger.ts';
import { listOperations, type Operation } from './operations.ts';
import type { PatternEngine } from './patterns/engine.ts';
import { preparePatterns, warnOfUnsupportedPatterns } from './patterns/prepare.ts';
import type { Profile } from './profiles.ts';
import { type Compilers, createCompilers } from './schemas/compilers.ts';
import { createValidator, type Validator } from './schemas/validator.ts';
import { warnOfUncompiledSchema } from './user-documents/warn-of-uncompiled-schema.ts';
import type { VendorDeclaration } from './vendor-declaration.ts';
import type { VendorName } from './vendors.ts';

/** A vendor's contract: the effective document and what was read from it. */
export interface Contract {
  vendor: VendorName;
  document: JsonObject;
  operations: Operation[];
  /** Ids of the ledger entries that are applied to this contract. */
  applied: ReadonlySet<string>;
  /** The whole ledger, applied or not. */
  ledger: Deviation[];
  /** Entries that match nothing in the document. They are not part of `ledger`. */
  unmatched: Deviation[];
  behaviour: DocumentBehaviour;
  validator: Validator;
  /** Returns "file:line" of a JSON Pointer in the original document. */
  locate(pointer: string): string;
  /** Returns this contract with these ledger entries applied. Results are cached by the set of ids. */
  amend(ids: readonly string[]): Contract;
  /** Returns the operation with that id, or undefined. */
  findOperation(id: string): Operation | undefined;
  /** Returns the operation in the original document, without overlays, or undefined. */
  findPublished(id: string): Operation | undefined;
}

export interface ContractOptions {
  /** The name of a built-in vendor, or the declaration of any vendor. */
  vendor: VendorName | VendorDeclaration;
  /** Default: documented. */
  profile?: Profile;
  /**
   * The user's documents, which replace the vendor's document: one or several paths or URLs, which are merged. Behaviour and
   * ledger still apply where they match.
   */
  document?: string | readonly string[];
  /** Adds the operations that only the vendor's document has, since a mock serves both. */
  completed?: boolean;
  /** Additional ledgers: overlays whose actions have `x-chatpact-deviation`. Paths or URLs. */
  ledgers?: string[];
  /** Folders and origins that references of these documents may lead to, in addition to their own. */
  specRoots?: string[];
}

/**
 * Loads a vendor's contract: the document, the behaviour overlay and, for the profile `observed`, the ledger.
 *
 * @throws UsageError for a document, overlay or ledger that is unreadable or invalid, with file and line.
 * @example
 * const contract = await loadContract({ vendor: 'chatwoot' });
 * contract.operations.map((operation) => operation.id);
 */
export async function loadContract(options: ContractOptions): Promise<Contract> {
  const { profile = 'documented', document, ledgers = [] } = options;
  const vendor = typeof options.vendor === 'string' ? getVendor(options.vendor) : options.vendor;
  const isOwn = toDocuments(document).length === 0 && ledgers.length === 0;
  const contract = await (isOwn ? loadOwnContract(vendor) : findContract({ ...options, vendor }));
  return profile === 'documented' ? contract : contract.amend(contract.ledger.map(({ id }) => id));
}

/** Contracts of the vendors' own documents. They are read once, because they do not change while the process runs. */
const ownContracts = new WeakMap<VendorDeclaration, Promise<Contract>>();

function loadOwnContract(vendor: VendorDeclaration): Promise<Contract> {
  const known = ownContracts.get(vendor);
  if (known) return known;
  const contract = readContract({ vendor });
  ownContracts.set(vendor, contract);
  // A document that could not be read may be corrected.
  contract.catch(() => ownContracts.delete(vendor));
  return contract;
}

type ResolvedOptions = ContractOptions & { vendor: VendorDeclaration };

/** Loads the contract of the user's documents and ledgers. */
async function findContract(options: ResolvedOptions): Promise<Contract> {
  const { vendor, completed, ledgers = [], specRoots } = options;
  const documents = toDocuments(options.document);
  if (documents.length === 0) return readContract(options);
  const given = await Promise.all(documents.map((document) => loadDocument(document, { roots: specRoots })));
  const make = () => readContract(options, given);
  return ledgers.length > 0 ? make() : getKnownContract(given, [vendor.name, completed === true], make);
}

const toDocuments = (document: ContractOptions['document'] = []) => [document].flat();

/** Reads the documented contract, regardless of the profile. */
async function readContract(options: ResolvedOptions, given?: readonly SourceDocument[]): Promise<Contract> {
  const { vendor, completed = false } = options;
  const observed = readOverlay(await loadOwnDocument(vendor, 'observed'));
  const load = (path: string) => loadDocument(path, { roots: options.specRoots });
  const further = await Promise.all((options.ledgers ?? []).map(async (path) => readOverlay(await load(path))));
  const ledger = readLedger([observed, ...further].flat());

  const own = new Set(observed);
  const foundation = given ? await applyToGiven(given, { vendor, completed, own }) : await applyToOwn(vendor, own);
  const { documented, source } = foundation;
  const fitting = ledger.flatMap((deviation) => {
    const actions = foundation.selectMatchingActions(deviation);
    return actions.length === 0 ? [] : [{ ...deviation, actions }];
  });
  const ids = new Set(fitting.map(({ id }) => id));
  const unmatched = ledger.filter(({ id }) => !ids.has(id));
  const updates = fitting.flatMap(({ actions }) => actions.map(({ update }) => update));
  const patterns = await preparePatterns({ document: documented, updates });
  const compilers = createCompilers({ patterns, onFailure: given && warnOfUncompiledSchema });
  const base = { vendor, foundation, ledger: fitting, unmatched, patterns, compilers };
  const contract = createContract({ ...base, findPublished: createFinder(vendor, source) }, []);
  // Also warns of patterns in ledgers now, because amending the contract prints no warnings.
  const whole = patterns && contract.amend(fitting.map(({ id }) => id));
  if (whole) warnOfUnsupportedPatterns(whole.document, whole.operations, { patterns, locate: foundation.locate });
  return contract;
}

/** Applies overlays to a built-in document. Built-in actions must match; actions of users may concern another version. */
async function applyToOwn(vendor: VendorDeclaration, own: ReadonlySet<OverlayAction>): Promise<ContractBase> {
  const source = await loadOwnDocument(vendor, 'openapi');
  const documented = (await readDocumented(vendor)) ?? (await applyBehaviour(vendor, source.json));
  return {
    source,
    documented,
    locate: source.locate,
    selectMatchingActions: ({ actions }) =>
      actions.every((each) => own.has(each)) ? actions : trim(documented, actions),
    amend: (taken) =>
      applyOverlay(
        documented,
        taken.flatMap(({ actions }) => actions),
      ),
  };
}

/** Applies overlays to the user's documents. */
async function applyToGiven(
  written: readonly SourceDocument[],
  { vendor, completed, own }: { vendor: VendorDeclaration; completed: boolean; own: ReadonlySet<OverlayAction> },
): Promise<ContractBase> {
  const behaviour = readOverlay(await loadOwnDocument(vendor, 'behaviour'));
  // Imported lazily, because the schemas of OpenAPI take longer to load than the built-in documents.
  const { createUserDocumentBase } = await import('./layers/user-document-base.ts');
  return createUserDocumentBase(written, {
    vendor: vendor.name,
    completed,
    own,
    behaviour,
    published: await loadOwnDocument(vendor, 'openapi'),
    contract: await loadOwnContract(vendor),
  });
}

/** Applies the behaviour overlay to a built-in document. */
async function applyBehaviour(vendor: VendorDeclaration, document: JsonObject): Promise<JsonObject> {
  const behaviour = readOverlay(await loadOwnDocument(vendor, 'behaviour'));
  // Converts values that only YAML has, such as infinity, to their JSON form.
  return copyJson(applyOverlay(document, behaviour));
}

/** Finds published operations by id. The document is read at the first call only, since most contracts do not need it. */
function createFinder(vendor: VendorDeclaration, source: SourceDocument): (id: string) => Operation | undefined {
  const list = once(() => {
    const { json, locate } = source;
    return new Map(
      listOperations(json, locate, vendor.credentialHeaders).map((operation) => [operation.id, operation]),
    );
  });
  return (id) => list().get(id);
}

interface ContractSource {
  vendor: VendorDeclaration;
  foundation: ContractBase;
  ledger: Deviation[];
  unmatched: Deviation[];
  patterns?: PatternEngine;
  /** Shared by all amendments, because an amendment changes only a few schemas. */
  compilers: Compilers;
  findPublished: Contract['findPublished'];
}

function createContract(base: ContractSource, ids: readonly string[], family = new Map<string, Contract>()): Contract {
  const { vendor, foundation, ledger, unmatched, patterns, compilers, findPublished } = base;
  const { source, locate } = foundation;
  const taken = ledger.filter((deviation) => ids.includes(deviation.id));
  const document = foundation.amend(taken);
  const operations = listOperations(document, locate, vendor.credentialHeaders);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const getValidator = once(() => createValidator(document, patterns, compilers));
  const contract: Contract = {
    vendor: vendor.name,
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
      const made = family.get(key) ?? createContract(base, all, family);
      family.set(key, made);
      return made;
    },
  };
  return contract;
}
