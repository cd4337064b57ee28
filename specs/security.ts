import { resolve } from './documents/resolve.ts';
import { isObject, type Json, type JsonObject } from './json/json.ts';
import type { Parameter } from './operations.ts';

/** One credential of a security requirement. */
export interface Credential {
  scheme: string;
  in: 'header' | 'query' | 'cookie';
  name: string;
  /** Scheme of the Authorization header. Absent if the value is the credential itself. */
  as?: 'bearer' | 'basic';
  /** Another HTTP scheme, in lower case, whose credentials are neither created nor verified: digest. */
  httpScheme?: string;
}

/** Alternative security requirements. An empty list means public, an empty alternative means that credentials are optional. */
export type Security = Credential[][];

/** Security schemes by header, as in `credentialHeaders` of a vendor. */
export type SchemesByHeader = Readonly<Record<string, string>>;

/** Reads the security requirements of an operation. */
export function readSecurity(document: JsonObject, operation: JsonObject): Security {
  const raw = operation.security ?? document.security;
  const schemes = isObject(document.components) ? document.components.securitySchemes : undefined;
  return (Array.isArray(raw) ? raw : []).map((alternative) =>
    Object.keys(isObject(alternative) ? alternative : {}).flatMap((scheme): Credential[] =>
      toCredentials(scheme, resolve(document, isObject(schemes) ? schemes[scheme] : undefined)),
    ),
  );
}

const places: readonly (Json | undefined)[] = ['header', 'query', 'cookie'];

function toCredentials(scheme: string, { type, scheme: kind, in: place, name }: JsonObject): Credential[] {
  if (type === 'apiKey' && places.includes(place)) {
    return [{ scheme, in: place as Credential['in'], name: String(name) }];
  }
  // A client certificate is not a part of the request.
  if (type === 'mutualTLS') return [];
  const httpScheme = type === 'http' ? String(kind).toLowerCase() : 'bearer';
  const credential = { scheme, in: 'header', name: 'Authorization' } as const;
  if (httpScheme === 'basic' || httpScheme === 'bearer') return [{ ...credential, as: httpScheme }];
  return [{ ...credential, as: 'bearer', httpScheme }];
}

/**
 * Separates credentials from the parameters of an operation. A document may list credentials as parameters, and vendors' documents
 * may define their credential headers only so.
 */
export function separateCredentials(
  declared: Security,
  parameters: readonly Parameter[],
  schemes: SchemesByHeader,
): { security: Security; parameters: Parameter[] } {
  const byHeader = new Map(Object.entries(schemes).map(([name, scheme]) => [name.toLowerCase(), { name, scheme }]));
  const findOwn = ({ in: place, name }: Parameter) =>
    place === 'header' ? byHeader.get(name.toLowerCase()) : undefined;
  const own = parameters.filter((each) => findOwn(each) !== undefined);
  const rest = parameters.filter((each) => !own.includes(each));
  const isDeclared = (parameter: Parameter) => declared.flat().some((credential) => isSame(credential, parameter));
  const isOptional = own.some(({ required }) => !required);
  const credentials = own.flatMap((each): Credential[] => {
    const found = findOwn(each);
    return found ? [{ scheme: found.scheme, in: 'header', name: found.name }] : [];
  });
  const implied: Security = credentials.length === 0 ? [] : [credentials, ...(isOptional ? [[]] : [])];
  return {
    security: declared.length > 0 ? declared : implied,
    parameters: rest.filter((each) => !isDeclared(each)),
  };
}

// A credential header belongs to the security scheme, even if the document lists it as a parameter.
function isSame(credential: Credential, parameter: Parameter): boolean {
  return credential.in === parameter.in && credential.name.toLowerCase() === parameter.name.toLowerCase();
}

/** Whether an operation accepts requests without credentials. */
export function isOpen(security: Security): boolean {
  return security.length === 0 || security.some((alternative) => alternative.length === 0);
}
