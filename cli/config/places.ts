import { findAt, fromPointer } from '../../specs/json/json.ts';

/**
 * What becomes of the text of a setting: it is `sent` to a server, or sent in a `header` that may hold a secret; it names
 * a file that is `written`, is `kept` on this machine, or is a number, a time or a choice (`typed`), which the schema or
 * the check holds to its form before anything is sent.
 */
export type Fate = 'sent' | 'header' | 'written' | 'kept' | 'typed';

const isUrl = (text: unknown) => typeof text === 'string' && /^[a-z]{2,}:\/\//i.test(text);

/** By name of the setting; what is not listed is `typed`. */
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

/** A setting of a configuration, by the JSON Pointer of a string in it. */
export interface Place {
  /** As messages have it: targets.staging.url. */
  name: string;
  setting: string;
  fate: Fate;
}

/** What stands at a JSON Pointer of a configuration with the environment filled in. */
export function toPlace(content: unknown, pointer: string): Place {
  const path = fromPointer(pointer);
  const [setting = '', ...rest] = path[0] === 'targets' ? path.slice(2) : path.slice(1);
  return { name: path.join('.'), setting, fate: toFate(setting, rest, findAt(content, pointer)) };
}

function toFate(setting: string, rest: readonly string[], text: unknown): Fate {
  // The reason for skipping an operation stands in reports alone.
  if (setting === 'operations' && rest[1] === 'skip') return 'kept';
  const fate = Object.hasOwn(fates, setting) ? fates[setting] : undefined;
  return fate === 'kept' && isUrl(text) ? 'sent' : (fate ?? 'typed');
}
