import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toUnwritable } from '../../atomic-file.ts';
import { makeFolder } from '../../make-folder.ts';
import { packageVersion } from '../../package-info.ts';
import { UsageError } from '../../usage-error.ts';
import type { Redactor } from '../exchanges/redaction.ts';
import { countResponseStores, toMemoryLimits } from '../memory/limits.ts';
import type { CheckEvent } from '../results/check-report.ts';
import { plan, type Setup } from '../setup.ts';
import type { HeldRole } from '../vendor.ts';
import { type Manifest, recordingFiles, recordingFormat } from './format.ts';
import { toHar } from './har/to-har.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { toLines, toSanitizer } from './to-lines.ts';
import { toVocabulary } from './vocabulary.ts';

/** True if the path is a HAR file rather than a folder. */
export function isHar(path: string): boolean {
  return path.toLowerCase().endsWith('.har');
}

/** A recorder that writes its recording at the end of a check. */
export interface OpenRecorder extends Recorder {
  /**
   * Writes the recording as a folder, or as a HAR if its path ends with `.har`. Texts, names and addresses are replaced,
   * and secrets are removed.
   *
   * @throws UsageError `UNWRITABLE_FILE`
   */
  write(events: readonly CheckEvent[], redactor: Redactor): Promise<void>;
}

/**
 * Opens a recorder for a check.
 *
 * @throws UsageError `UNWRITABLE_FILE` if the path cannot be written, or if the folder contains other files.
 */
export async function openRecorder(path: string, setup: Setup): Promise<OpenRecorder> {
  await prepare(path);
  const recorder = createRecorder(toMemoryLimits(countResponseStores(setup.options)).kept);
  return {
    ...recorder,
    write(events, redactor) {
      const target = events.find((event) => event.type === 'target');
      return write(path, { recorder, setup, target, redactor });
    },
  };
}

/** Makes sure that a recording can be written there, before any request is sent. */
async function prepare(path: string): Promise<void> {
  try {
    makeFolder(isHar(path) ? dirname(path) : path);
    if (isHar(path)) return;
    const names = await readdir(path);
    if (names.length === 0 || names.includes(recordingFiles.manifest)) return;
  } catch (cause) {
    throw toUnwritable(`the recording ${path}`, cause);
  }
  throw new UsageError(
    'FOLDER_NOT_EMPTY',
    `${path} contains files that are not a recording. Name a new folder, or the folder of a recording.`,
  );
}

interface Written {
  recorder: Recorder;
  setup: Setup;
  target?: Extract<CheckEvent, { type: 'target' }>;
  redactor: Redactor;
}

async function write(path: string, { recorder, setup, target, redactor }: Written): Promise<void> {
  const { options, contract, vendor, credentials } = setup;
  const cases = plan(setup);
  const order = cases.map(({ id }) => id);
  const ids = toGivenIds(setup);
  const vocabulary = toVocabulary({ contract, vendor }, cases, Object.values(ids));
  const version = target?.version;
  const sanitizer = toSanitizer(recorder, order, {
    vocabulary,
    texts: version === undefined ? [] : [version],
    base: options.url,
  });
  const roles = (Object.keys(vendor.identities) as HeldRole[]).filter((role) => credentials.find(role));
  const { allowWrites, only, exclude, shard, operations } = options;
  const manifest: Manifest = {
    format: recordingFormat,
    writtenBy: `chatpact ${packageVersion}`,
    vendor: vendor.name,
    url: options.url.href,
    roles,
    target: target && { version: version && sanitizer.text(version), now: target.now, window: target.window },
    options: { allowWrites, only, exclude, shard, ids, operations },
  };
  // Everything was redacted on receipt. It is redacted again, since recordings are shared.
  const safe = <Value>(value: Value): Value => redactor.deep(value);
  try {
    if (isHar(path))
      return await put(path, `${JSON.stringify(safe(toHar(recorder, order, sanitizer, manifest)), null, 2)}\n`);
    const lines = safe(toLines(recorder, order, sanitizer));
    await put(join(path, recordingFiles.exchanges), toNdjson(lines.exchanges));
    await put(join(path, recordingFiles.cases), toNdjson(lines.cases));
    await put(join(path, recordingFiles.manifest), `${JSON.stringify(safe(manifest), null, 2)}\n`);
  } catch (cause) {
    throw toUnwritable(`the recording ${path}`, cause);
  }
}

/** Ids that the user gave in options or the environment, as opposed to ids that the check looked up. */
function toGivenIds({ options, vendor, variables }: Setup): Record<string, string> {
  const ofEnvironment = Object.entries(vendor.entities).flatMap(([name, { env }]): [string, string][] => {
    const id = env === undefined ? undefined : variables[env];
    return id ? [[name, id]] : [];
  });
  return { ...Object.fromEntries(ofEnvironment), ...options.ids };
}

// Yields lines one by one, since together they may exceed the maximum length of a string.
function* toNdjson(lines: readonly unknown[]): Generator<string> {
  for (const line of lines) yield `${JSON.stringify(line)}\n`;
}

// Writes to a temporary file first, so that an existing file is never incomplete.
async function put(path: string, text: string | Iterable<string>): Promise<void> {
  // Readable by this user only: texts have placeholders, but the figures are those of the company.
  try {
    await writeFile(`${path}.new`, text, { mode: 0o600 });
    await rename(`${path}.new`, path);
  } catch (error) {
    await rm(`${path}.new`, { force: true });
    throw error;
  }
}
