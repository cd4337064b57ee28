import { Command } from 'commander';
import { checkFlags } from '../check/flags.ts';
import { connectionHelp } from '../flags/connection-flags.ts';
import { createPortFlag, readMockPort } from '../mock/port.ts';
import type { CheckFlags } from '../settings/table.ts';

interface DoctorFlags extends CheckFlags {
  port?: number;
}

/** The flags of `chatpact check` that select a server and its credentials. */
const shared: readonly string[] = [
  'config',
  'vendor',
  'credentials',
  'cacert',
  'cert',
  'key',
  'insecure',
  'header',
  'basicAuth',
  'accountId',
] satisfies (keyof CheckFlags)[];

export const doctorCommand = new Command('doctor')
  .description('diagnose this machine, a server and its credentials, and print remedies')
  .argument('[target]', 'base URL of a server, or a target of the configuration (default: only this machine)')
  .addOption(createPortFlag());
for (const option of checkFlags.filter((each) => shared.includes(each.attributeName())))
  doctorCommand.addOption(option);
doctorCommand
  .addHelpText(
    'after',
    `
For a server, it reads the version and one report with each of the credentials that \`chatpact check --help\` lists.
It sends about ten requests and writes nothing.
${connectionHelp}

Exit codes: 0 no problem · 1 problems · 2 usage error`,
  )
  .action(runDoctor);

async function runDoctor(target: string | undefined, { port, ...flags }: DoctorFlags): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { diagnoseNode, diagnosePort } = await import('./machine.ts');
  const { formatDiagnosis } = await import('./diagnosis.ts');
  const { readConfig } = await import('../config/index.ts');
  let isHealthy = true;
  const report = (diagnosis: Parameters<typeof formatDiagnosis>[0]) => {
    isHealthy &&= diagnosis.state !== 'bad';
    process.stdout.write(formatDiagnosis(diagnosis));
  };
  report(diagnoseNode());
  report(await diagnosePort(readMockPort(port)));
  const config = await readConfig(flags.config, process.env);
  if (config)
    report({ state: 'ok', message: `${config.path} has the targets ${config.targets.join(', ') || '(none)'}` });
  if (target !== undefined) {
    const { withRedactedErrors } = await import('../config/redact-errors.ts');
    const { createCheckRuns } = await import('../check/select-checks.ts');
    const { printRemarks } = await import('../check/run-checks.ts');
    const { diagnoseTarget } = await import('./target.ts');
    await withRedactedErrors(config, async () => {
      const [run] = createCheckRuns(target, flags, config, process.env);
      if (!run) return;
      printRemarks([run]);
      for await (const diagnosis of diagnoseTarget(run.options)) report(run.redactor.deep(diagnosis));
    });
  }
  process.exitCode = isHealthy ? 0 : 1;
}
