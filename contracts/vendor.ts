import type { Json } from '../specs/json.ts';
import type { VendorName } from '../specs/vendors.ts';
import type { VendorLogin } from './login/vendor-login.ts';
import type { Value } from './plan/value.ts';
import type { Relation } from './relations/relation.ts';
import type { ScenarioTest } from './scenario-tests/scenario-test.ts';

/**
 * As whom a case asks: `full` may see reports, `low` may not, `other` belongs to another account, `bot` is no person,
 * `platform` manages accounts from outside, `none` sends no credentials, `wrong` sends unknown credentials.
 */
export type Role = 'full' | 'low' | 'other' | 'bot' | 'platform' | 'none' | 'wrong';
/** Roles whose credentials the user brings. */
export type HeldRole = Exclude<Role, 'none' | 'wrong'>;

/** Where the ids of one kind of thing can be read off the API itself. */
export interface Discovery {
  operation: string;
  query?: Record<string, Value>;
  /** JSON Pointer to the list in the answer; empty when the answer is the list. */
  items: string;
  /** Field of an item that holds the id. */
  field: string;
  /** Field whose largest value picks the item: a busy inbox proves more than an idle one. */
  most?: string;
  /** Field that is null where the thing is gone and its figures are left: such an item is never picked. */
  lasting?: string;
}

/** A kind of thing that a request names: an account, an inbox. */
export interface Entity {
  /** Environment variable that gives its id. */
  env?: string;
  /** The vendor numbers them, from 1 on. */
  isNumbered?: true;
  /** The id when nobody gives one. */
  fallback?: string;
  /** Tried in order. */
  discoveries?: Discovery[];
}

/** What the check must know of a vendor beyond its documents. All of it is data. */
export interface VendorCheck {
  name: VendorName;
  /** The role whose credentials satisfy a security scheme of the documents, by the scheme's name. */
  schemes: Readonly<Record<string, HeldRole>>;
  /** Schemes of the vendor's documents for callers whose credentials the user does not bring. */
  unheldSchemes?: readonly string[];
  /** Environment variable of each credential header, by role. */
  identities: Partial<Record<HeldRole, Record<string, string>>>;
  /** Header values that nobody has; headers not named here are taken from `full`. */
  wrong: Record<string, string>;
  /** Further headers by which the vendor's servers know a caller. The check does not send them. */
  callerHeaders?: string[];
  /** Names of the headers that the user has sent with every request, in lower case. */
  userHeaders?: readonly string[];
  /** How callers log in who have no token. */
  login?: VendorLogin;
  /** Operation id of a report that tells whether credentials will do: everybody asks it as they ask any other. */
  probe: string;
  /** One sentence for somebody whose credentials were refused. */
  refusedHint?: string;
  /** Both ends of a window belong to it, by date; else it is half-open. */
  inclusiveEnd: boolean;
  entities: Record<string, Entity>;
  /** Which entity a parameter names, by the parameter's name, or by `operation.name` where the name alone is not enough. */
  parameters: Record<string, string>;
  /** Bodies that provoke a refusal, by operation id, sent only when writes are allowed. */
  bodies?: Record<string, { unrecognised?: Json }>;
  relations: Relation[];
  /** Changes that reports have to follow, played only when writes are allowed. */
  scenarioTests: ScenarioTest[];
  /** Where reports hold figures and times: what a score falsifies, and relations have to notice. */
  figures: FigurePlaces[];
  /** The lists that reports are about. */
  lists: ListPlace[];
}

/** Places of an operation's answer, as pointers in which `*` stands for every item or property. */
export interface FigurePlaces {
  operation: string;
  /** Only of answers to requests in which a parameter has one of these values. */
  when?: { parameter: string; values: string[] };
  counts?: string[];
  times?: string[];
}

/** A list in an operation's answer, by a JSON Pointer. */
export interface ListPlace {
  operation: string;
  pointer: string;
}

/** Declares a vendor's side of the check. */
export function defineVendorCheck(vendor: VendorCheck): VendorCheck {
  return vendor;
}
