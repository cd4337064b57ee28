import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json } from '../../specs/json/json.ts';
import { isSameSecret } from '../digest.ts';
import { secretNamePattern } from '../http/redact-url.ts';
import type { Exchange } from '../journal/exchanges.ts';
import type { JournalEntry } from '../journal/journal.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import type { ShownExchange, ShownMessage } from './responses.ts';

/** Converts an entry of the journal and its exchange for display. */
export function showExchange(
  workspace: Workspace,
  vendors: readonly Vendor[],
  entry: JournalEntry,
  exchange: Exchange | undefined,
): ShownExchange {
  return {
    ...entry,
    exchange:
      exchange &&
      toShown(
        workspace,
        vendors.find(({ name }) => name === entry.vendor),
        exchange,
        listCredentialNames(workspace, entry),
      ),
    documented: findDocumented(workspace, entry),
  };
}

/** Lower-case names of the headers that carry credentials of the operation. */
function listCredentialNames(workspace: Workspace, { vendor, operation }: JournalEntry): string[] {
  if (vendor === undefined || operation === undefined || !workspace.serves(vendor)) return [];
  const security = workspace.contract(vendor).findOperation(operation)?.security ?? [];
  return security.flat().flatMap(({ in: place, name }) => (place === 'header' ? [name.toLowerCase()] : []));
}

function toShown(
  workspace: Workspace,
  vendor: Vendor | undefined,
  exchange: Exchange,
  credentials: readonly string[],
): ShownExchange['exchange'] {
  const isSecret = (name: string) =>
    secretNamePattern.test(name) ||
    credentials.includes(name.toLowerCase()) ||
    // The URL of a page may contain anything.
    /^referer$/i.test(name) ||
    vendor?.secrets.headers.includes(name.toLowerCase()) ||
    Boolean(vendor && Object.hasOwn(vendor.secrets.fields, name));
  const requestHeaders = toPairs(exchange.requestHeaders);
  const responseHeaders = toPairs(exchange.responseHeaders);
  const hide = ([name, value]: [string, string]): [string, string] => [name, isSecret(name) ? '…' : value];
  const { requestBody, responseBody } = exchange;
  const isJson = responseHeaders.some(([name, value]) => /^content-type$/i.test(name) && /\bjson\b/.test(value));
  const text = responseBody?.toString('utf8');
  return {
    caller: findCaller(workspace, vendor, requestHeaders),
    request: { headers: requestHeaders.map(hide), ...readRequestBody(requestBody, isSecret) },
    response: { headers: responseHeaders.map(hide), ...(isJson ? readJson(text, isSecret) : { body: text }) },
  };
}

function toPairs(list: readonly string[]): [string, string][] {
  return Array.from({ length: list.length / 2 }, (_, index) => [list[index * 2] ?? '', list[index * 2 + 1] ?? '']);
}

function findCaller(workspace: Workspace, vendor: Vendor | undefined, sent: readonly [string, string][]) {
  if (!vendor) return undefined;
  const values = new Map(sent.map(([name, value]) => [name.toLowerCase(), value]));
  const isSent = ([name, value]: [string, string]) => isSameSecret(values.get(name.toLowerCase()) ?? '', value);
  const own = workspace.identities().filter((identity) => identity.vendor === vendor.name);
  const found = own.find(({ headers }) => Object.entries(headers).every(isSent));
  return found && { role: found.role, name: found.name };
}

/** A body that was stringified twice, or sent as a form by mistake, hides its members in one text, with their secrets. */
function readRequestBody(text: string | undefined, isSecret: IsSecret): Pick<ShownMessage, 'body' | 'hasSecrets'> {
  const shown = readJson(text, isSecret);
  const names = isObject(shown.body) ? Object.keys(shown.body) : [shown.body];
  return names.some((name) => typeof name === 'string' && /^\s*["[{]/.test(name)) ? { hasSecrets: true } : shown;
}

/** Parses JSON and hides secrets by the names of its members. Text that cannot be parsed is not shown. */
function readJson(text: string | undefined, isSecret: IsSecret): Pick<ShownMessage, 'body' | 'hasSecrets'> {
  if (text === undefined) return {};
  try {
    const whole = JSON.parse(text) as Json;
    const body = hideSecrets(whole, isSecret);
    return { body, ...(!isDeepStrictEqual(body, whole) && { hasSecrets: true }) };
  } catch {
    return {};
  }
}

type IsSecret = (name: string) => boolean;

function hideSecrets(value: Json, isSecret: IsSecret): Json {
  if (Array.isArray(value)) return value.map((each) => hideSecrets(each, isSecret));
  if (typeof value !== 'object' || value === null) return value;
  const isFilled = (each: Json) => (typeof each === 'string' && each !== '') || typeof each === 'number';
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      isSecret(name) && isFilled(each as Json)
        ? '…'
        : // Everything inside a secret is secret.
          hideSecrets(each as Json, isSecret(name) ? () => true : isSecret),
    ]),
  );
}

function findDocumented(workspace: Workspace, { vendor, operation, status }: JournalEntry) {
  // Without a status, nothing was sent.
  if (vendor === undefined || operation === undefined || status === 0 || !workspace.serves(vendor)) return undefined;
  const responses = workspace.contract(vendor).findOperation(operation)?.responses ?? {};
  // A 304 stands for a 200 that the client already has.
  const documentedStatus = status === 304 ? '200' : String(status);
  const found = [documentedStatus, `${documentedStatus[0]}XX`, 'default'].find((each) => responses[each]);
  return found === undefined ? null : { status: found, description: responses[found]?.description ?? '' };
}
