import { assertHeaders } from '../../specs/connection/extra-headers.ts';
import type { ConnectionOptions } from '../../specs/connection/options.ts';
import type { Contract } from '../../specs/contract.ts';
import { UsageError } from '../../usage-error.ts';
import { verdicts } from '../results/verdict.ts';
import type { VendorCheck } from '../vendor.ts';

/** Normalises a header name as CGI-like servers do: `api-access-token` and `api_access_token` are the same. */
const toVariable = (name: string) => name.toLowerCase().replaceAll('-', '_');

/**
 * Checks that the user's extra headers can be sent, and that none authenticates a caller. Otherwise requests without
 * credentials would be authenticated, and the check would report a violation.
 *
 * @throws UsageError `RESERVED_HEADER`.
 */
export function assertUserHeaders(
  options: Pick<ConnectionOptions, 'headers' | 'basicAuth'>,
  { name: vendor, identities, callerHeaders = [] }: VendorCheck,
): void {
  assertHeaders(options);
  const variables = new Map(
    Object.entries(identities.full ?? {}).map(([header, variable]) => [toVariable(header), variable]),
  );
  const others = new Set(callerHeaders.map(toVariable));
  for (const name of Object.keys(options.headers ?? {})) {
    const variable = variables.get(toVariable(name));
    if (variable === undefined && !others.has(toVariable(name))) continue;
    const remedy = variable === undefined ? 'Leave it out' : `Set ${variable} instead`;
    throw new UsageError(
      'RESERVED_HEADER',
      `The header "${name}" identifies the caller to ${vendor}; requests without credentials would carry it too. ${remedy}.`,
    );
  }
}

/** Lower-case names of the extra headers of every request. */
export function listUserHeaders({
  headers = {},
  basicAuth,
}: Pick<ConnectionOptions, 'headers' | 'basicAuth'>): string[] {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  return basicAuth === undefined ? names : [...names, 'authorization'];
}

/**
 * Selects the plain words among header values and passwords that occur neither in the API's document nor in reports. Only
 * those can be redacted: to remove a word such as `open` from responses would break the check.
 */
export function listSecretWords(words: ReadonlyMap<string, string>, { document }: Contract): Map<string, string> {
  if (words.size === 0) return new Map();
  const text = [JSON.stringify(document), ...verdicts, ...ofReports].join(' ').toLowerCase();
  return new Map([...words].filter(([word]) => !text.includes(word.toLowerCase())));
}

/** Further words that events and findings use. */
const ofReports = [
  'started target planned scored finished request relation scenario-test pagination warning observation chatpact',
];
