import { Command, Option } from 'commander';
import { profiles } from '../specs/profiles.ts';
import { vendorNames } from '../specs/vendors.ts';

interface DemoFlags {
  profile: (typeof profiles)[number];
  strict: boolean;
}

export const demoCommand = new Command('demo')
  .description('start a mock on a free port and check both vendors against it')
  .addOption(new Option('--profile <name>', "the mock's profile").choices(profiles).default('documented'))
  .addOption(new Option('--strict', 'known deviations fail the check too').default(false))
  .action(runDemo);

async function runDemo({ profile, strict }: DemoFlags): Promise<void> {
  const { createMock } = await import('../mock/server.ts');
  const { report } = await import('./report.ts');
  const mock = await createMock({ profile });
  try {
    let worst = 0;
    for (const vendor of vendorNames) {
      const options = { url: mock.url, vendor, strict, credentials: mock.credentials };
      worst = Math.max(worst, await report({ name: vendor, options, reports: { report: [], trend: [] } }));
    }
    process.exitCode = worst;
  } finally {
    await mock.close();
  }
}
