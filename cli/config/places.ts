import { findAt, fromPointer } from '../../specs/json/json.ts';

/**
 * How the text of a setting is used:
 * - `sent`: sent to a server
 * - `header`: sent in a header, which may hold a secret
 * - `written`: names a file that is written
 * - `kept`: stays on this machine
 * - `typed`: a number, a time or a choice, whose form is validated before anything is sent
 */
export type Fate = 'sent' | 'header' | 'written' | 'kept' | 'typed';

const isUrl = (text: unknown) => typeof text === 'string' && /^[a-z]{2,}:\/\//i.test(text);

/** Fates by name of the setting. Settings that are not listed are `typed`. */
const fates: Readonly<Record<string, Fate>> = {
  url: 'sent',
  console: 'sent',
  env: 'sent',
  headers: 'header',
  basicAuth: 'sent',
  ids: 'sent',
  operations: 'sent',
  reports: 'written',
  proposeOverlay: 'written',
  ...{
    credentials: 'kept',
    cacert: 'kept',
    cert: 'kept',
    key: 'kept',
    baseline: 'kept',
    only: 'kept',
    exclude: 'kept',
  },
  ...{ spec: 'kept', overlay: 'kept', specRoot: 'kept', plugins: 'kept', trend: 'kept' },
};

/** A string in a configuration, and the setting that it belongs to. */
export interface Place {
  /** The name in messages: `targets.staging.url`. */
  name: string;
  setting: string;
  fate: Fate;
}

/** Describes the string at a JSON Pointer of a configuration whose variables are filled in. */
export function toPlace(content: unknown, pointer: string): Place {
  const path = fromPointer(pointer);
  const [setting = '', ...rest] = path[0] === 'targets' ? path.slice(2) : path.slice(1);
  return { name: path.join('.'), setting, fate: toFate(setting, rest, findAt(content, pointer)) };
}

function toFate(setting: string, rest: readonly string[], text: unknown): Fate {
  // Only reports show the reason for skipping an operation.
  if (setting === 'operations' && rest[1] === 'skip') return 'kept';
  const fate = Object.hasOwn(fates, setting) ? fates[setting] : undefined;
  return fate === 'kept' && isUrl(text) ? 'sent' : (fate ?? 'typed');
}
