import type { HintedCall, HintRule } from '../hinted-call.ts';

/** Where valid credentials are listed, as a sentence with a space before it. */
const toRemedy = ({ identitiesPath: path }: HintedCall) => (path ? ` GET ${path} of the mock lists valid ones.` : '');

/** Missing, misplaced or unknown credentials. It shows names of headers and parameters only. */
export const findWrongCredentials: HintRule = (call) => {
  const { refusal, operation, vendor } = call;
  const names = Object.keys(vendor.declaration.credentialHeaders);
  const isOwn = ({ in: place, name }: { in: string; name: string }) =>
    place === 'header' && names.some((each) => each.toLowerCase() === name.toLowerCase());
  // The user's document may have other schemes, which this rule does not know.
  if (operation.security.length === 0 || !operation.security.flat().every(isOwn)) return undefined;
  if (refusal?.kind === 'unauthenticated') return findMisplaced(call, names);
  return refusal?.kind === 'unrecognised' ? findUnknown(call, names) : undefined;
};

function findMisplaced(call: HintedCall, names: readonly string[]): string {
  const { vendor, sentHeaders, request } = call;
  const { title } = vendor.declaration;
  const missing = names.filter((name) => !sentHeaders[name.toLowerCase()]);
  if (missing.length < names.length) {
    return `${title} needs the headers ${names.join(' and ')} together. Missing: ${missing.join(', ')}.`;
  }
  const expected = `${title} reads credentials from the header${names.length > 1 ? 's' : ''} ${names.join(' and ')}`;
  const header = Object.keys(sentHeaders).find(isLikeCredential);
  if (header !== undefined) return `${expected}, not from ${header}.`;
  const parameter = Object.keys(request.query).find(isLikeCredential);
  if (parameter !== undefined) return `${expected}, not from the query parameter ${parameter}.`;
  return `The request has no credentials. ${expected}.${toRemedy(call)}`;
}

function findUnknown(call: HintedCall, names: readonly string[]): string {
  const { sentHeaders, operation } = call;
  for (const name of names) {
    const value = String(sentHeaders[name.toLowerCase()] ?? '');
    if (/^bearer\s/i.test(value)) return `${name} must contain the token alone, without the word Bearer.`;
    if (/^(undefined|null|NaN|\[object Object\])$/.test(value)) {
      return `${name} is "${value}": the variable from which your code takes it has no usable value.`;
    }
  }
  return `The credentials in ${names.join(' and ')} are not valid for ${operation.id}.${toRemedy(call)}`;
}

/** Whether a name of a header or parameter suggests a credential. */
const isLikeCredential = (name: string) =>
  /^[\w-]{1,40}$/.test(name) && /token|api[-_]?key|^auth/i.test(name) && !/csrf|xsrf|sec-|chatpact/i.test(name);
