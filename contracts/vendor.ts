import type { Json } from '../specs/json/json.ts';
import type { VendorDeclaration } from '../specs/vendor-declaration.ts';
import type { VendorName } from '../specs/vendors.ts';
import type { VendorLogin } from './login/vendor-login.ts';
import type { Value } from './plan/value.ts';
import type { Relation } from './relations/relation.ts';
import type { ScenarioTest } from './scenario-tests/scenario-test.ts';

/**
 * The caller of a case: `full` may read reports, `low` may not, `other` belongs to another account, `bot` is a bot,
 * `platform` manages accounts from outside, `none` sends no credentials, `wrong` sends unknown credentials.
 */
export type Role = 'full' | 'low' | 'other' | 'bot' | 'platform' | 'none' | 'wrong';
/** Roles whose credentials the user provides. */
export type HeldRole = Exclude<Role, 'none' | 'wrong'>;

/** A list operation of the API that returns ids of one kind. */
export interface Discovery<Id extends string = string> {
  operation: Id;
  query?: Record<string, Value>;
  /** JSON Pointer to the list in the response; empty if the response is the list. */
  items: string;
  /** The field of an item that holds the id. */
  field: string;
  /** The item with the largest value of this field is chosen: a busy inbox has more data to judge than an idle one. */
  most?: string;
  /** A field that is null if the object was deleted and only its figures remain. Such an item is never chosen. */
  lasting?: string;
}

/** A kind of object that a request refers to by id: an account, an inbox. */
export interface Entity<Id extends string = string> {
  /** The environment variable with its id. */
  env?: string;
  /** Set if ids are positive integers. */
  isNumbered?: true;
  /** The id to use if none is given. */
  fallback?: string;
  /** Lists to find an id in, tried in order. */
  discoveries?: Discovery<Id>[];
}

/** A vendor as the check knows it: its declaration, and its definition with defaults. */
export interface VendorCheck extends VendorCheckDefinition {
  declaration: VendorDeclaration;
  name: VendorName;
  wrong: Record<string, string>;
  isEndInclusive: boolean;
  entities: Record<string, Entity>;
  parameters: Record<string, string>;
  relations: Relation[];
  scenarioTests: ScenarioTest[];
  figures: FigurePlaces[];
  lists: ListPlace[];
  /** Lower-case names of the user's extra headers, which every request has. */
  userHeaders?: readonly string[];
}

/**
 * What the check knows about a vendor in addition to its declaration.
 * `Id` may be the type of a vendor's operation ids. Then a misspelt id does not compile.
 */
export interface VendorCheckDefinition<Id extends string = string> {
  /** The role whose credentials satisfy a security scheme, by the scheme's name in the documents. */
  schemes: Readonly<Record<string, HeldRole>>;
  /** Security schemes of the vendor's documents for which the user provides no credentials. */
  foreignSchemes?: readonly string[];
  /** Environment variable of each credential header, by role. */
  identities: Partial<Record<HeldRole, Record<string, string>>>;
  /**
   * Header values of unknown credentials. Headers that are not listed are taken from `full`. Default: an unknown token in
   * every header of the declaration.
   */
  wrong?: Record<string, string>;
  /** Other headers by which the vendor's servers authenticate a caller. The check does not send them. */
  callerHeaders?: string[];
  /** How callers without a token log in. */
  login?: VendorLogin;
  /** Operation id of a report that shows whether credentials suffice. */
  probe: Id;
  /** A hint in one sentence for refused credentials. */
  refusedHint?: string;
  /** True if a window includes the date of its end; false (default) if it is half-open. */
  isEndInclusive?: boolean;
  /** Kinds of objects that requests refer to. Default: none. */
  entities?: Record<string, Entity<Id>>;
  /** The entity of a parameter, by the parameter's name, or by `operation.name` if the name alone is ambiguous. */
  parameters?: Record<string, string>;
  /** Bodies that the server must refuse, by operation id. They are sent only if writes are allowed. */
  bodies?: Partial<Record<Id, { unrecognised?: Json }>>;
  /** Rules between figures of one or several responses. Default: none. */
  relations?: Relation<Id>[];
  /** Scenario tests, which run only if writes are allowed. Default: none. */
  scenarioTests?: ScenarioTest<Id>[];
  /** The figures and times in reports, which the mutation score changes and relations must detect. Default: none. */
  figures?: FigurePlaces<Id>[];
  /** The lists in reports. Default: none. */
  lists?: ListPlace<Id>[];
}

/** Places in the response of an operation, as pointers in which `*` matches every item or property. */
export interface FigurePlaces<Id extends string = string> {
  operation: Id;
  /** Applies only to requests in which the parameter has one of these values. */
  when?: { parameter: string; values: string[] };
  counts?: string[];
  times?: string[];
}

/** A list in the response of an operation, by a JSON Pointer. */
export interface ListPlace<Id extends string = string> {
  operation: Id;
  pointer: string;
}

/**
 * Defines how the check judges a vendor. Missing parts get their defaults.
 *
 * @example
 * const chatwoot = defineVendorCheck<ChatwootOperationId>(declaration, { ... });
 */
export function defineVendorCheck<Id extends string = string>(
  declaration: VendorDeclaration,
  definition: VendorCheckDefinition<Id>,
): VendorCheck {
  const headers = Object.keys(declaration.credentialHeaders);
  return {
    wrong: Object.fromEntries(headers.map((header) => [header, unknownToken])),
    isEndInclusive: false,
    entities: {},
    parameters: {},
    relations: [],
    scenarioTests: [],
    figures: [],
    lists: [],
    ...definition,
    declaration,
    name: declaration.name,
  };
}

/** A token that no server has issued. */
export const unknownToken = 'nobody-has-this-token-000';
