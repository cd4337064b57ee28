import { join } from 'node:path';
import { UsageError } from '../../usage-error.ts';
import { LargeFile, readText } from '../memory/read-text.ts';
import { type Manifest, type RecordedCase, type RecordedExchange, recordingFiles, recordingFormat } from './format.ts';

/** A recording, read from its files. */
export interface ReadRecording {
  manifest: Manifest;
  exchanges: ReadonlyMap<number, RecordedExchange>;
  /** Ids of exchanges by id of the case. */
  cases: ReadonlyMap<string, readonly number[]>;
}

/**
 * Reads the folder of a recording. `limit` is the maximum size of each file in bytes.
 *
 * @throws UsageError `INVALID_RECORDING` if the folder is missing, broken, too large, or of an unknown format.
 */
export async function readRecording(path: string, limit?: number): Promise<ReadRecording> {
  const manifest = parse<Omit<Manifest, 'format'> & { format?: unknown }>(
    await readPart(path, recordingFiles.manifest, limit),
    path,
    recordingFiles.manifest,
  );
  if (manifest.format !== recordingFormat) {
    const said = typeof manifest.format === 'string' ? manifest.format.slice(0, 40) : 'none';
    throw toBad(path, `expected the format ${recordingFormat}, got ${said}`);
  }
  if (!manifest.options || !Array.isArray(manifest.roles) || typeof manifest.url !== 'string') {
    throw toBad(path, `${recordingFiles.manifest} lacks url, roles or options`);
  }
  const exchanges = await readLines<RecordedExchange>(path, recordingFiles.exchanges, limit);
  const cases = await readLines<RecordedCase>(path, recordingFiles.cases, limit);
  const broken = exchanges.find(
    ({ request, answer }) => typeof request?.curl !== 'string' || typeof answer !== 'object',
  );
  if (broken) throw toBad(path, `exchange ${broken.id} lacks its request or answer`);
  return {
    manifest: { ...manifest, format: recordingFormat },
    exchanges: new Map(exchanges.map((each) => [each.id, each])),
    cases: new Map(cases.map((each) => [each.case, each.exchanges ?? []])),
  };
}

async function readLines<Line>(path: string, name: string, limit?: number): Promise<Line[]> {
  const lines = (await readPart(path, name, limit)).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => parse<Line>(line, path, `${name}:${index + 1}`));
}

async function readPart(path: string, name: string, limit?: number): Promise<string> {
  try {
    return await readText(join(path, name), limit);
  } catch (cause) {
    if (cause instanceof LargeFile) throw toBad(path, `${name} ${cause.message}`, cause);
    throw toBad(path, `${name} can't be read`, cause);
  }
}

function parse<Value>(text: string, path: string, where: string): Value {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Value;
  } catch (cause) {
    throw toBad(path, `${where} is not JSON`, cause);
  }
  throw toBad(path, `${where} is no object`);
}

function toBad(path: string, what: string, cause?: unknown): UsageError {
  const message = `${path} is not a complete recording: ${what}. Expected a folder that chatpact check --record wrote.`;
  return new UsageError('INVALID_RECORDING', message, { cause });
}
