import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { InvalidArgumentError } from 'commander';
import { type VendorName, vendorNames } from '../../specs/vendors.ts';
import { toUnreadable } from '../../unreadable-file.ts';

/** Collects the values of a repeatable flag. */
export const collectValues = (text: string, given: string[] = []): string[] => [...given, text];

/** Collects the values of a repeatable flag. Its environment variable separates values with commas. */
export const collectCommaSeparated = (text: string, given: string[] = []): string[] => [...given, ...text.split(',')];

/** Collects the values of a repeatable flag. Its environment variable has one value on each line. */
export const collectLines = (text: string, given: string[] = []): string[] => [
  ...given,
  ...text.split(/\r?\n/).filter((line) => line.trim() !== ''),
];

/** Parses the number of a flag. Commander adds the name of the flag to the message. */
export function parseNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number))
    throw new InvalidArgumentError(`Expected a number, got "${text}".`);
  return number;
}

export function parsePort(text: string): number {
  const port = parseNumber(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('Expected a port from 0 to 65535; 0 picks a free one.');
  }
  return port;
}

/** Collects `--spec vendor=path`, which is repeatable, also for one vendor. */
export function collectSpecs(
  text: string,
  given: Partial<Record<VendorName, string[]>> = {},
): Partial<Record<VendorName, string[]>> {
  const [vendor = '', ...path] = text.split('=');
  if (path.length === 0 || path.join('=') === '' || !/^[a-z][a-z\d-]*$/.test(vendor)) {
    throw new InvalidArgumentError(`Expected VENDOR=PATH, where VENDOR is ${vendorNames.join(' or ')}.`);
  }
  return { ...given, [vendor]: [...(given[vendor] ?? []), path.join('=')] };
}

/** Reads a `.env`-style file. Throws UsageError `UNREADABLE_FILE`. Messages never quote its values. */
export async function readVariables(path: string): Promise<Record<string, string | undefined>> {
  return parseEnv(await readText(path)) as Record<string, string | undefined>;
}

/** Reads a text file. Throws UsageError `UNREADABLE_FILE`. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw toUnreadable(path, cause);
  }
}
