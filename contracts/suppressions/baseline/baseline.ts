import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { loadDocument, type SourceDocument } from '../../../specs/documents/load.ts';
import { addFormats } from '../../../specs/schemas/formats.ts';
import { listMistakes } from '../../../specs/schemas/mistakes.ts';
import { UsageError } from '../../../usage-error.ts';
import { type FileLocation, toPlace } from '../../results/file-location.ts';

/** A finding that the user accepts for some time. */
export interface BaselineEntry {
  fingerprint: string;
  /** The message when the finding was added; for readers only. */
  what?: string;
  /** Id of a case that has the finding. */
  case?: string;
  /** The day on which the entry was added: 2026-01-31. */
  since: string;
  /** Why the user accepts the finding. */
  reason?: string;
  /** The last day on which the entry excuses the finding. */
  expires?: string;
}

/** A file of findings that do not fail a check. */
export interface Baseline {
  format: 'chatpact.baseline/1';
  vendor: string;
  findings: BaselineEntry[];
}

/** Creates a baseline without entries. */
export function emptyBaseline(vendor: string): Baseline {
  return { format: 'chatpact.baseline/1', vendor, findings: [] };
}

/** Implements `readBaseline`; ../lazy.ts exports and documents it. */
export async function readBaseline(path: string, vendor: string): Promise<Baseline> {
  return (await readLocatedBaseline(path, vendor)).baseline;
}

/** A baseline with the line of each entry, by fingerprint. */
export interface LocatedBaseline {
  baseline: Baseline;
  places: ReadonlyMap<string, FileLocation>;
}

/** Reads a baseline as {@link readBaseline} does, with the lines of its entries. */
export async function readLocatedBaseline(path: string, vendor: string): Promise<LocatedBaseline> {
  const source = await loadDocument(path);
  const baseline = assertShape(source);
  if (baseline.vendor !== vendor) {
    const message = `the baseline is for ${baseline.vendor}, but the check is of ${vendor}. Use one baseline for each vendor.`;
    throw complain(source, '/vendor', message);
  }
  const seen = new Set<string>();
  for (const [index, { fingerprint }] of baseline.findings.entries()) {
    if (seen.has(fingerprint))
      throw complain(source, `/findings/${index}`, `${fingerprint} is listed twice. Remove one entry.`);
    seen.add(fingerprint);
  }
  const places = baseline.findings.map(({ fingerprint }, index): [string, FileLocation] => {
    return [fingerprint, toPlace(source.locate(`/findings/${index}`))];
  });
  return { baseline, places: new Map(places) };
}

let validate: ValidateFunction<Baseline> | undefined;

function assertShape(source: SourceDocument): Baseline {
  validate ??= compile();
  const json: unknown = source.json;
  if (validate(json)) return json;
  const [mistake] = listMistakes(validate.errors ?? [], json);
  throw complain(source, mistake?.pointer ?? '', mistake?.sentence ?? 'is no baseline.');
}

function complain(source: SourceDocument, pointer: string, message: string): UsageError {
  return new UsageError('INVALID_BASELINE', `${source.locate(pointer)}: ${message}`);
}

function compile(): ValidateFunction<Baseline> {
  const ajv = new Ajv2020({ strict: true, verbose: true });
  addFormats(ajv);
  return ajv.compile<Baseline>(JSON.parse(readFileSync(new URL('./baseline.schema.json', import.meta.url), 'utf8')));
}
