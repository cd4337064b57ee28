import { assertHeaders } from '../specs/connection/extra-headers.ts';
import type { ConnectionOptions } from '../specs/connection/options.ts';
import type { Contract } from '../specs/contract.ts';
import { UsageError } from '../usage-error.ts';
import type { VendorCheck } from './vendor.ts';
import { verdicts } from './verdict.ts';

/** As servers do that hand headers over as variables: `api-access-token` is `api_access_token`. */
const toVariable = (name: string) => name.toLowerCase().replaceAll('-', '_');

/**
 * Makes sure that headers of the user's can be sent, and that none speaks for a caller: cases without credentials would
 * have some, and be called a violation.
 *
 * @throws UsageError `BAD_OPTION`.
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

/** Names of the headers that every request is sent with, in lower case. */
export function listUserHeaders({
  headers = {},
  basicAuth,
}: Pick<ConnectionOptions, 'headers' | 'basicAuth'>): string[] {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  return basicAuth === undefined ? names : [...names, 'authorization'];
}

/**
 * Plain words among the values of headers, or among passwords, that neither the API nor a report uses: those are secrets
 * like any other. To cut a word such as `open` out of answers would break what is judged.
 */
export function listSecretWords(words: ReadonlyMap<string, string>, { document }: Contract): Map<string, string> {
  if (words.size === 0) return new Map();
  const text = [JSON.stringify(document), ...verdicts, ...ofReports].join(' ').toLowerCase();
  return new Map([...words].filter(([word]) => !text.includes(word.toLowerCase())));
}

/** Words of events and findings that are no verdicts. */
const ofReports = ['started target planned scored finished request relation story warning observation chatpact'];
