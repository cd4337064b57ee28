import { type CheckOptions, parseReportFlag } from '../contracts/index.ts';
import { toPlace } from '../contracts/places.ts';
import { createRedactor, type Redactor } from '../contracts/redaction.ts';
import { parseShard } from '../contracts/shard.ts';
import { UsageError } from '../usage-error.ts';
import { type CheckFlags, toSettings } from './check-flags.ts';
import type { CheckRun } from './check-run.ts';
import { assertNoPlugins, takeForUrl } from './config/found-defaults.ts';
import type { Config } from './config/index.ts';
import { layer, type Settings, toCheckOptions, withTargetName } from './config/settings.ts';
import { isHere, readConsole } from './console/address.ts';
import { toHeaders } from './headers.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a command line asks for: a URL, a target of the configuration, or all of them. Flags and their environment
 * variables win over the target, the target over the configuration's defaults.
 *
 * @throws UsageError for a target that does not exist, or settings that do not go together.
 */
export function toCheckRuns(
  target: string | undefined,
  flags: CheckFlags,
  config: Config | undefined,
  environment: Environment,
): CheckRun[] {
  const headers = flags.header && toHeaders(flags.header, environment);
  const redactor = createRedactor(config?.secrets ?? new Map());
  const runs = nameTargets(target, flags, config).map((name) => {
    // A recording knows its own.
    const isUrl = name.includes('://') || name === '';
    const own = isUrl ? { url: name } : config?.getTarget(name);
    const given = { ...toSettings(flags), headers };
    const { taken, remarks } = takeDefaults(config, given, isUrl);
    const settings = layer(taken, own, given);
    if (config?.isFound && !isUrl) assertNoPlugins(settings, given, config.path);
    const shownName = isUrl ? (settings.vendor ?? '') : name;
    const run = toRun(shownName, own?.url ?? name, withSafeReasons(settings, redactor), flags, environment);
    const configured = isUrl || !config ? undefined : toPlace(config.whereTarget(name));
    return withConsoleHere({ ...run, configured, redactor, remarks }, config, given);
  });
  assertOwnFiles(runs);
  return runs;
}

function takeDefaults(
  config: Config | undefined,
  given: Settings,
  isUrl: boolean,
): { taken?: Settings; remarks: readonly string[] } {
  const defaults = config?.getDefaults();
  if (!config?.isFound || defaults === undefined || !isUrl) return { taken: defaults, remarks: [] };
  return takeForUrl(defaults, given, config.path);
}

/** A console that a found configuration names has to be on this machine: it gets findings, and the token of a mock. */
function withConsoleHere(run: CheckRun, config: Config | undefined, given: Settings): CheckRun {
  if (!config?.isFound || given.console !== undefined || !run.console || isHere(run.console)) return run;
  const { host } = run.console.base;
  const remark = `${config.path} was found here, and may not have the console at ${host} shown what is found: use --console, or --config ${config.path}.`;
  return { ...run, console: undefined, remarks: [...run.remarks, remark] };
}

function nameTargets(
  target: string | undefined,
  { all, vendor, replay, header, basicAuth }: CheckFlags,
  config: Config | undefined,
): string[] {
  const wrong = (message: string) => new UsageError('BAD_OPTION', message);
  if (all && target !== undefined) throw wrong('Give one target or --all, not both.');
  if (all && vendor !== undefined) throw wrong('--vendor is for one target; with --all each has its own.');
  if (all && (header ?? basicAuth) !== undefined) {
    const hint = 'with --all each has its own (headers, basicAuth in the configuration)';
    throw wrong(`--header and --basic-auth, and their variables, are for one target; ${hint}.`);
  }
  if (all && !config) throw wrong('--all takes the targets of chatpact.config.yaml, which is not here; see --config.');
  if (all && config?.targets.length === 0) throw wrong(`${config.path} has no targets.`);
  if (all) return config?.targets ?? [];
  if (target === undefined && replay !== undefined) return [''];
  if (target === undefined) throw wrong('Say what to check: a URL, the name of a target, or --all.');
  if (target.includes('://') || config) return [target];
  throw wrong(
    'The target must be an http or https URL, https://chat.example.com for one, or a name in chatpact.config.yaml.',
  );
}

/** Reasons for skipping are for people alone, and recordings keep them too. */
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
  flags: CheckFlags,
  environment: Environment,
): Omit<CheckRun, 'redactor' | 'remarks'> {
  const settings = withTargetName(merged, name);
  if (settings.vendor === undefined && flags.replay === undefined) {
    throw new UsageError(
      'BAD_OPTION',
      `Whose API is it? Say --vendor, or vendor in the configuration, for ${name || 'the URL'}.`,
    );
  }
  const options: CheckOptions = {
    ...toCheckOptions(settings),
    url,
    vendor: settings.vendor ?? '',
    record: flags.record?.replaceAll('{target}', name),
    replay: flags.replay?.replaceAll('{target}', name),
    credentials: renameVariables(environment, settings, name),
    shard: flags.shard === undefined ? undefined : parseShard(flags.shard),
    baselineUpdate: flags.baselineUpdate,
  };
  const { reports: report = [], trend = [], proposeOverlay, plugins = [], console: shownIn } = settings;
  if (proposeOverlay !== undefined && settings.overlay?.includes(proposeOverlay)) {
    throw new UsageError('BAD_OPTION', `${proposeOverlay} is read as a ledger; propose into another file.`);
  }
  const console = shownIn === undefined ? undefined : readConsole(shownIn, environment);
  return { name, options, reports: { report, trend, quiet: flags.quiet }, proposeOverlay, plugins, console };
}

/** Under the names that the check knows, what stands under the names that the target gives. */
function renameVariables(environment: Environment, { env = {}, credentials }: Settings, name: string): Environment {
  const renamed = Object.entries(env).map(([known, own]): [string, string | undefined] => {
    // Never the variable of the usual name in its stead: it is likely to be another server's.
    if (environment[own] || credentials !== undefined) return [known, environment[own]];
    throw new UsageError('NO_CREDENTIALS', `${name} takes ${known} from ${own}, which is not set in the environment.`);
  });
  return { ...environment, ...Object.fromEntries(renamed) };
}

/** What is written into one file would leave one report. */
function assertOwnFiles(runs: readonly CheckRun[]): void {
  const owners = new Map<string, string>();
  for (const { name, options, reports, proposeOverlay } of runs) {
    const written = [proposeOverlay, options.record, options.baselineUpdate ? options.baseline : undefined];
    for (const file of [...reports.report.map((report) => parseReportFlag(report).file), ...written]) {
      if (file === undefined) continue;
      const owner = owners.get(file);
      if (owner === name)
        throw new UsageError('BAD_OPTION', `${file} would be written twice; give each report its own.`);
      if (owner !== undefined) {
        const hint = 'put {target} into its name, which stands for the target';
        throw new UsageError('BAD_OPTION', `${owner} and ${name} would both write ${file}; ${hint}.`);
      }
      owners.set(file, name);
    }
  }
}
