import type { Plugin } from '../../extend/plugin.ts';
import type { MockLogger } from '../../mock/logger.ts';
import type { MockOptions } from '../../mock/options.ts';
import { UsageError } from '../../usage-error.ts';
import { credentialVariables } from '../flags/credential-variables.ts';
import { readText, readVariables } from '../flags/shared-flags.ts';
import type { MockFlags } from './flag-table.ts';

/** The time zone of the variable TZ, which a real server uses too. Other forms of TZ are ignored. */
export async function readZone(text: string | undefined): Promise<string | undefined> {
  // Loaded here, so that --help need not wait for it.
  const { isTimezone } = await import('../../mock/time/zone.ts');
  return text !== undefined && isTimezone(text) ? text : undefined;
}

/** Logs go to standard error, texts for people to standard output. */
export async function createLogger(level: string): Promise<MockLogger> {
  // A CommonJS package, which has a default export alone once it is built in.
  const { default: pino } = await import('pino');
  const logger: MockLogger = pino({ level, base: undefined }, pino.destination(2));
  return logger;
}

/** Creates the listener that prints a line about each request; undefined if none is wanted. */
export async function createRequestListener({ quiet, logFormat }: MockFlags): Promise<MockOptions['onRequest']> {
  const format = logFormat ?? (process.stdout.isTTY && !quiet ? 'text' : undefined);
  if (format === undefined) return undefined;
  const { printRequests } = await import('../../mock/journal/request-lines.ts');
  const { hasColours } = await import('../../contracts/reporters/paint.ts');
  const output = process.stdout;
  return printRequests(format, { write: (text) => output.write(text), isColoured: hasColours(output) });
}

/**
 * Reads the certificate of --https-cert and its key.
 *
 * @throws UsageError `KEY_WITHOUT_CERT`, `UNREADABLE_FILE`.
 */
export async function readHttps({ https, httpsCert, httpsKey }: MockFlags): Promise<MockOptions['https']> {
  if (httpsCert !== undefined) return { cert: await readText(httpsCert), key: await readText(httpsKey ?? httpsCert) };
  if (httpsKey === undefined) return https;
  throw new UsageError('KEY_WITHOUT_CERT', 'Pass the certificate of --https-key with --https-cert.');
}

/** Reads a file of tokens. Throws UsageError `EMPTY_TOKENS_FILE`: without it, the mock would silently keep the seeded tokens. */
export async function readTokens(path: string): Promise<Record<string, string | undefined>> {
  const variables = await readVariables(path);
  const names = credentialVariables.flatMap((each) => each.names);
  if (names.some((name) => variables[name])) return variables;
  const hint = `Set ${names[0]}, or another variable that chatpact check --help lists`;
  throw new UsageError('EMPTY_TOKENS_FILE', `${path} contains no token. ${hint}.`);
}

/** Removes undefined fields, which would override defaults. */
export function defined<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;
}

/** Loads plugins from modules. */
export async function readPlugins(paths: readonly string[] | undefined): Promise<readonly Plugin[] | undefined> {
  if (paths === undefined) return undefined;
  // Loaded here, because most mocks have no plugins.
  const { loadPlugins } = await import('../plugins/load-plugins.ts');
  return loadPlugins(paths);
}
