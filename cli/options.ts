import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { InvalidArgumentError, Option } from 'commander';
import { getVendorName, type VendorName, vendorNames } from '../specs/vendors.ts';
import { UsageError } from '../usage-error.ts';

/** Collects a flag that may stand several times. */
export const collect = (text: string, given: string[] = []): string[] => [...given, text];

/** Collects a flag that may stand several times; a variable holds several with commas between them. */
export const collectList = (text: string, given: string[] = []): string[] => [...given, ...text.split(',')];

/** Collects a flag that may stand several times; a variable holds several on lines of their own. */
export const collectLines = (text: string, given: string[] = []): string[] => [
  ...given,
  ...text.split(/\r?\n/).filter((line) => line.trim() !== ''),
];

/** Parses a flag's number; commander adds the flag's name to the message. */
export function parseNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new InvalidArgumentError(`"${text}" is no number.`);
  return number;
}

export function parsePort(text: string): number {
  const port = parseNumber(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535; 0 picks a free one.');
  }
  return port;
}

/** Collects `--spec vendor=path`, which may stand more than once, also for one vendor. */
export function collectSpecs(
  text: string,
  given: Partial<Record<VendorName, string[]>> = {},
): Partial<Record<VendorName, string[]>> {
  const [vendor = '', ...path] = text.split('=');
  if (path.length === 0 || path.join('=') === '' || !vendorNames.some((name) => name === vendor)) {
    throw new InvalidArgumentError(`It takes VENDOR=PATH, with a vendor of ${vendorNames.join(', ')}.`);
  }
  const name = getVendorName(vendor);
  return { ...given, [name]: [...(given[name] ?? []), path.join('=')] };
}

/** Documents of the user's in place of a vendor's; for every command that is about one vendor. */
export const createSpecFlag = () =>
  new Option(
    '--spec <path>',
    "an OpenAPI document of yours in place of the vendor's, path or URL; may stand several times, and the documents are merged",
  ).argParser(collect);

/** What references of documents may lead to; for every command that takes documents of the user's. */
export const createSpecRootFlag = () =>
  new Option(
    '--spec-root <folder|origin>',
    'documents may refer to files below this folder, or to this origin, beside their own; may stand several times',
  ).argParser(collect);

/** Reads a `.env`-style file. Throws UsageError `UNREADABLE_FILE`; the values never get into a message. */
export async function readVariables(path: string): Promise<Record<string, string | undefined>> {
  return parseEnv(await readText(path)) as Record<string, string | undefined>;
}

/** Reads a text file. Throws UsageError `UNREADABLE_FILE`. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError('UNREADABLE_FILE', `Can't read ${path}. Check that the file is there and can be read.`, {
      cause,
    });
  }
}
