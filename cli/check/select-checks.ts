import { createRedactor, type Redactor } from '../../contracts/exchanges/redaction.ts';
import type { CheckOptions } from '../../contracts/index.ts';
import { toPlace } from '../../contracts/results/file-location.ts';
import { UsageError } from '../../usage-error.ts';
import { assertNoCode, selectDefaultsForUrl } from '../config/found-defaults.ts';
import type { Config } from '../config/index.ts';
import { layer, toCheckOptions, withTargetName } from '../config/settings.ts';
import { isLocalConsole, readConsole } from '../console/address.ts';
import { splitModuleReport } from '../settings/report-setting.ts';
import type { CheckFlags, Settings } from '../settings/table.ts';
import type { CheckRun } from './check-run.ts';
import { toSettings } from './flags.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns the checks of a command line: a URL, a target of the configuration, or all targets. Flags and their environment
 * variables override the target, which overrides the defaults of the configuration.
 *
 * @throws UsageError for an unknown target, or for conflicting settings.
 */
export function createCheckRuns(
  target: string | undefined,
  flags: CheckFlags,
  config: Config | undefined,
  environment: Environment,
): CheckRun[] {
  const given = toSettings(flags, environment);
  const redactor = createRedactor(config?.secrets ?? new Map());
  const runs = listTargetNames(target, flags, config).map((name) => {
    // The empty name is a recording, which contains its URL.
    const isUrl = name.includes('://') || name === '';
    const own = isUrl ? { url: name } : config?.getTarget(name);
    const { taken, notices } = selectDefaults(config, given, isUrl);
    const settings = layer(taken, own, given);
    if (config?.isFound && !isUrl) assertNoCode(settings, given, config.path);
    const shownName = isUrl ? (settings.vendor ?? '') : name;
    const run = toRun(shownName, own?.url ?? name, withSafeReasons(settings, redactor), environment);
    const configured = isUrl || !config ? undefined : toPlace(config.whereTarget(name));
    return withoutRemoteConsole({ ...run, configured, redactor, notices }, config, given);
  });
  assertOwnFiles(runs);
  return runs;
}

/** Whether a check imports modules of the user. */
export const runsUserCode = ({ plugins, reports }: CheckRun): boolean =>
  plugins.length > 0 || reports.report.some((report) => splitModuleReport(report) !== undefined);

function selectDefaults(
  config: Config | undefined,
  given: Settings,
  isUrl: boolean,
): { taken?: Settings; notices: readonly string[] } {
  const defaults = config?.getDefaults();
  if (!config?.isFound || defaults === undefined || !isUrl) return { taken: defaults, notices: [] };
  return selectDefaultsForUrl(defaults, given, config.path);
}

/** Removes a console on another machine that a found configuration names: it would receive findings and the admin token. */
function withoutRemoteConsole(run: CheckRun, config: Config | undefined, given: Settings): CheckRun {
  if (!config?.isFound || given.console !== undefined || !run.console || isLocalConsole(run.console)) return run;
  const { host } = run.console.base;
  const remark = `${config.path} was found here, and may not send findings to the console at ${host}. Pass --console, or --config ${config.path}.`;
  return { ...run, console: undefined, notices: [...run.notices, remark] };
}

function listTargetNames(
  target: string | undefined,
  { all, vendor, replay, header, basicAuth }: CheckFlags,
  config: Config | undefined,
): string[] {
  if (all) assertForAll(target, { vendor, header, basicAuth }, config);
  if (all) return config?.targets ?? [];
  if (target === undefined && replay !== undefined) return [''];
  if (target === undefined) {
    throw new UsageError('MISSING_TARGET', 'Pass what to check: a URL, the name of a target, or --all.');
  }
  if (target.includes('://') || config) return [target];
  throw new UsageError(
    'UNKNOWN_TARGET',
    'Expected an http or https URL such as https://chat.example.com, or the name of a target in chatpact.config.yaml. There is no chatpact.config.yaml in this folder.',
  );
}

/** Throws a UsageError for flags that `--all` excludes, and for a configuration without targets. */
function assertForAll(
  target: string | undefined,
  { vendor, header, basicAuth }: Pick<CheckFlags, 'vendor' | 'header' | 'basicAuth'>,
  config: Config | undefined,
): void {
  const conflict = (message: string) => new UsageError('CONFLICTING_OPTIONS', message);
  if (target !== undefined) throw conflict('Pass one target or --all, not both.');
  if (vendor !== undefined) throw conflict('--vendor cannot be used with --all: each target has its own vendor.');
  if ((header ?? basicAuth) !== undefined) {
    const hint = 'Set headers or basicAuth of each target in the configuration';
    throw conflict(`--header and --basic-auth (and their variables) cannot be used with --all. ${hint}.`);
  }
  if (!config) {
    const problem = '--all checks the targets of chatpact.config.yaml, which this folder does not have';
    throw new UsageError('MISSING_CONFIG', `${problem}. Pass --config FILE.`);
  }
  if (config.targets.length === 0) throw new UsageError('MISSING_TARGET', `${config.path} has no targets. Add one.`);
}

/** Redacts the reasons for skipping, which reports and recordings show. */
function withSafeReasons(settings: Settings, redactor: Redactor): Settings {
  const operations = Object.entries(settings.operations ?? {}).map(([id, each]) => [
    id,
    each.skip === undefined ? each : { ...each, skip: redactor.text(each.skip) },
  ]);
  return settings.operations === undefined ? settings : { ...settings, operations: Object.fromEntries(operations) };
}

function toRun(
  name: string,
  url: string,
  merged: Settings,
  environment: Environment,
): Omit<CheckRun, 'redactor' | 'notices'> {
  const settings = withTargetName(merged, name);
  if (settings.vendor === undefined && settings.replay === undefined) {
    throw new UsageError(
      'MISSING_VENDOR',
      `No vendor for ${name || 'the URL'}. Pass --vendor chatwoot or --vendor rocketchat, or set vendor in the configuration.`,
    );
  }
  const options: CheckOptions = {
    ...toCheckOptions(settings),
    url,
    vendor: settings.vendor ?? '',
    credentials: renameVariables(environment, settings, name),
  };
  const { reports: report = [], trend = [], quiet, proposeOverlay, plugins = [], console: shownIn } = settings;
  if (proposeOverlay !== undefined && settings.overlay?.includes(proposeOverlay)) {
    const hint = 'Write the proposals to another file';
    throw new UsageError('DUPLICATE_OUTPUT_FILE', `The check reads ${proposeOverlay} as a ledger. ${hint}.`);
  }
  const console = shownIn === undefined ? undefined : readConsole(shownIn, environment);
  return { name, options, reports: { report, trend, quiet }, proposeOverlay, plugins, console };
}

/** Maps the variables that a target names to the names that the check reads. */
function renameVariables(environment: Environment, { env = {}, credentials }: Settings, name: string): Environment {
  const renamed = Object.entries(env).map(([known, own]): [string, string | undefined] => {
    // The variable of the usual name is no substitute: it probably belongs to another server.
    if (environment[own] || credentials !== undefined) return [known, environment[own]];
    throw new UsageError(
      'MISSING_CREDENTIALS',
      `The target ${name} takes ${known} from the environment variable ${own}, which is not set.`,
    );
  });
  return { ...environment, ...Object.fromEntries(renamed) };
}

/** Throws a UsageError for two outputs with the same file: the second would overwrite the first. */
function assertOwnFiles(runs: readonly CheckRun[]): void {
  const owners = new Map<string, string>();
  for (const { name, options, reports, proposeOverlay } of runs) {
    const written = [proposeOverlay, options.record, options.baselineUpdate ? options.baseline : undefined];
    for (const file of [...reports.report.map(toReportFile), ...written]) {
      if (file === undefined) continue;
      const owner = owners.get(file);
      if (owner === name)
        throw new UsageError('DUPLICATE_OUTPUT_FILE', `${file} would be written twice. Give each report its own file.`);
      if (owner !== undefined) {
        const hint = 'Put {target} into its name, which stands for the name of the target';
        throw new UsageError('DUPLICATE_OUTPUT_FILE', `${owner} and ${name} would both write ${file}. ${hint}.`);
      }
      owners.set(file, name);
    }
  }
}

/** The file of a `--report NAME=FILE`; undefined for standard output. */
function toReportFile(flag: string): string | undefined {
  const [, output = flag] = splitModuleReport(flag) ?? [];
  const [, file] = /^[^=]*=(.+)$/s.exec(output) ?? [];
  return file === '-' ? undefined : file;
}
