import type { JsonObject } from './json/json.ts';
import type { VendorName } from './vendors.ts';

/** A document: its file, or its parsed content. A file is YAML or JSON. */
export type DocumentSource = URL | JsonObject;

/** The documents that a vendor's contract consists of. */
export interface VendorDocuments {
  /** The OpenAPI document that the vendor publishes. */
  openapi: DocumentSource;
  /** An overlay with what prose and HTTP imply. Default: none. */
  behaviour?: DocumentSource;
  /** The ledger of known deviations. Default: none. */
  observed?: DocumentSource;
}

/** Environment variables that belong together: the credentials of one user, or the account. */
export interface CredentialVariables {
  names: readonly [string, ...string[]];
  /** The owner of the credentials, as the help shows it: `of an administrator`. */
  whose: string;
}

/** Environment variables for logging in instead of a token: user, password and two-factor code. */
export interface LoginVariables extends CredentialVariables {
  names: readonly [user: string, password: string, code: string];
}

/** What the mock, the check and the command line must all know about a vendor. */
export interface VendorDeclaration {
  /** Lower-case letters, digits and `-`, as in `--vendor`: `rocketchat`. */
  name: VendorName;
  /** The vendor's name as it is written: Rocket.Chat. */
  title: string;
  documents: VendorDocuments;
  /** URLs of the documents that the vendor publishes, for `chatpact specs pull`. Default: none. */
  sources?: readonly string[];
  /**
   * Paths of the vendor's API. Paths that no operation matches get the vendor's own 404 there. A `/*` at the end includes
   * all paths below, `/api/v1/*`; another `*` includes all paths that start so, such as those with a format:
   * `/profile.*`. If several vendors have a path, the longest one decides.
   */
  basePaths: readonly string[];
  /**
   * Headers with credentials, with the names of their security schemes. Some documents list these headers only as
   * parameters.
   */
  credentialHeaders: Readonly<Record<string, string>>;
  /** The version of the server that the mock emulates by default, x.y.z. */
  version: string;
  /** Credentials that a check reads from the environment, in the order of its help. The first entry is required. */
  variables: readonly CredentialVariables[];
  /** Credentials for logging in with a password. Default: none. */
  logins?: readonly LoginVariables[];
}

/**
 * Declares a vendor: the data that the mock, the check and the command line share.
 *
 * @example
 * const tickets = declareVendor({
 *   name: 'tickets',
 *   title: 'Tickets',
 *   documents: { openapi: new URL('./openapi.yaml', import.meta.url) },
 *   basePaths: ['/tickets/*'],
 *   credentialHeaders: { 'X-Api-Key': 'apiKey' },
 *   version: '1.0.0',
 *   variables: [{ names: ['TICKETS_TOKEN'], whose: 'key of an administrator' }],
 * });
 */
export function declareVendor<Declaration extends VendorDeclaration>(declaration: Declaration): Declaration {
  return declaration;
}

/** Whether a path belongs to the API of a vendor, and how specific that is: the length of the declared path, else 0. */
export function measureOwnership({ basePaths }: Pick<VendorDeclaration, 'basePaths'>, path: string): number {
  return Math.max(0, ...basePaths.map((each) => (isBelow(each, path) ? each.length : 0)));
}

function isBelow(declared: string, path: string): boolean {
  const isTree = declared.endsWith('/*');
  if (!isTree && declared.endsWith('*')) return path.startsWith(declared.slice(0, -1));
  const base = isTree ? declared.slice(0, -2) : declared;
  return path === base || path === `${base}/` || (isTree && path.startsWith(`${base}/`));
}
