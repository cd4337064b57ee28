import { UsageError } from '../../usage-error.ts';
import { mockSettingEntries } from '../mock/setting-table.ts';
import { toLongFlag } from '../settings/entry.ts';
import { splitModuleReport } from '../settings/report-setting.ts';
import { type Settings, settings } from '../settings/table.ts';

/** Settings that a URL takes from a found configuration. A notice lists them, because they affect the findings. */
const reportedSettings = ['spec', 'overlay', 'specRoot', 'baseline', 'console'] as const;

/**
 * Settings that a URL does not take from a found configuration. They allow writes, weaken TLS or run code, and the file does
 * not name the server.
 */
const flagOnlySettings = ['allowWrites', 'insecure', 'cacert', 'plugins'] as const;

/** Whether one of the reports is a module, which runs code. */
const hasModule = ({ reports = [] }: Settings): boolean =>
  reports.some((report) => splitModuleReport(report) !== undefined);

/**
 * Selects the defaults of a found configuration that apply to a URL on the command line. A configuration is found if
 * `--config` does not name it.
 *
 * @param given Settings of the command line and its environment variables, which override the defaults.
 * @param path The path of the configuration.
 * @returns The defaults that apply, and notices for the user about settings that apply or are ignored.
 */
export function selectDefaultsForUrl(
  defaults: Settings,
  given: Settings,
  path: string,
): { taken: Settings; notices: readonly string[] } {
  const isOpen = (setting: keyof Settings) => defaults[setting] !== undefined && given[setting] === undefined;
  const used = reportedSettings.filter(isOpen);
  const ignored: ((typeof flagOnlySettings)[number] | 'reports')[] = flagOnlySettings.filter(
    (setting) => isOpen(setting) && defaults[setting] !== false,
  );
  if (isOpen('reports') && hasModule(defaults)) ignored.push('reports');
  const taken = { ...defaults };
  for (const setting of ignored) delete taken[setting];
  const notices: string[] = [];
  if (used.length > 0) notices.push(`${path} was found here, and sets ${join(used)}.`);
  if (ignored.length > 0) {
    const flags = join(ignored.map((setting) => toLongFlag(settings[setting].flag)));
    notices.push(
      `${path} was found here, and may not set ${join(ignored)} for a URL: use ${flags}, or --config ${path}.`,
    );
  }
  return { taken, notices };
}

/**
 * Refuses plugins, and modules of reports, of a target in a found configuration, because they run code. A configuration that
 * `--config` names may have them.
 *
 * @throws UsageError `UNTRUSTED_CONFIG`.
 */
export function assertNoCode(settings: Settings, given: Settings, path: string): void {
  if (settings.plugins !== undefined && given.plugins === undefined)
    throw untrusted(path, 'plugins run code', '--plugin FILE');
  if (given.reports === undefined && hasModule(settings))
    throw untrusted(path, 'modules of reports run code', '--report FILE');
}

/**
 * Refuses keys of the section `mock` that a found configuration may not have.
 *
 * @throws UsageError `UNTRUSTED_CONFIG`.
 */
export function assertNoUntrusted(
  settings: Readonly<Record<string, unknown>>,
  path: string,
  where: (setting: string) => string,
): void {
  for (const [name, { untrusted: reason, flag = '' }] of mockSettingEntries) {
    if (reason !== undefined && settings[name] !== undefined) {
      throw untrusted(where(name), reason, `${toLongFlag(flag)} VALUE`, path);
    }
  }
}

function untrusted(place: string, what: string, flag: string, path = place): UsageError {
  const reason = `${what}, and this configuration was found in the folder, not passed with --config`;
  return new UsageError('UNTRUSTED_CONFIG', `${place}: ${reason}. If you trust it, pass --config ${path}, or ${flag}.`);
}

const join = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
