import { Command, Option } from 'commander';
import { profiles } from '../specs/profiles.ts';
import { vendorNames } from '../specs/vendors.ts';

interface DemoFlags {
  profile: (typeof profiles)[number];
  strict: boolean;
}

export const demoCommand = new Command('demo')
  .description('start a mock on a free port and run the checks of both vendors against it')
  .addOption(new Option('--profile <name>', 'profile of the mock').choices(profiles).default('documented'))
  .addOption(new Option('--strict', 'also fail on known deviations').default(false))
  .action(runDemo);

async function runDemo({ profile, strict }: DemoFlags): Promise<void> {
  const { createMock } = await import('../mock/server.ts');
  const { createRedactor } = await import('../contracts/exchanges/redaction.ts');
  const { runChecks } = await import('./check/run-checks.ts');
  const mock = await createMock({ profile });
  try {
    // There is no configuration whose values must be redacted.
    const redactor = createRedactor(new Map());
    const runs = vendorNames.map((vendor) => {
      const options = { url: mock.url, vendor, strict, credentials: mock.credentials };
      return { name: vendor, options, reports: { report: [], trend: [] }, redactor, plugins: [], notices: [] };
    });
    // These options are not the user's: a usage error here is a bug.
    process.exitCode = await runChecks(runs, (mistake) => {
      throw mistake;
    });
  } finally {
    await mock.close();
  }
}
