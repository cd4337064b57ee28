import { UsageError } from '../../usage-error.ts';
import type { Settings } from './settings.ts';

/** What is right, and who is told: a URL takes them from a configuration that was found, and the user is told so. */
const told = ['spec', 'overlay', 'specRoot', 'baseline', 'console'] as const;

/** What lowers the guards of a server, or runs code: not for a file to decide that does not even name the server. */
const refused = {
  allowWrites: '--allow-writes',
  insecure: '--insecure',
  cacert: '--cacert',
  plugins: '--plugin',
} as const;

/**
 * The defaults of a configuration that was found, and not named, for a server that the command line names.
 *
 * @param given What the command line and its variables say, which covers the defaults.
 * @param path The configuration's file.
 * @returns What is taken of them, and sentences for the user about what is not to be expected.
 */
export function selectDefaultsForUrl(
  defaults: Settings,
  given: Settings,
  path: string,
): { taken: Settings; notices: readonly string[] } {
  const isOpen = (setting: keyof Settings) => defaults[setting] !== undefined && given[setting] === undefined;
  const used = told.filter(isOpen);
  const left = Object.entries(refused).filter(
    ([setting]) => isOpen(setting as keyof Settings) && defaults[setting as keyof Settings] !== false,
  );
  const taken = { ...defaults };
  for (const [setting] of left) delete taken[setting as keyof Settings];
  const notices: string[] = [];
  if (used.length > 0) notices.push(`${path} was found here, and sets ${join(used)}.`);
  if (left.length > 0) {
    const settings = join(left.map(([setting]) => setting));
    const flags = join(left.map(([, flag]) => flag));
    notices.push(`${path} was found here, and may not set ${settings} for a URL: use ${flags}, or --config ${path}.`);
  }
  return { taken, notices };
}

/**
 * Makes sure that a configuration which was found, and not named, runs no code: plugins of a target are taken from one
 * that is named alone.
 *
 * @throws UsageError `UNTRUSTED_CONFIG`.
 */
export function assertNoPlugins({ plugins }: Settings, given: Settings, path: string): void {
  if (plugins === undefined || given.plugins !== undefined) return;
  const reason = 'plugins run code, and this configuration was found in the folder, not passed with --config';
  throw new UsageError(
    'UNTRUSTED_CONFIG',
    `${path}: ${reason}. If you trust it, pass --config ${path}, or --plugin FILE.`,
  );
}

const join = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
