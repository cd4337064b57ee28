import { Command, Option } from 'commander';
import type { Mock } from '../mock/server.ts';
import { profiles } from '../specs/contract.ts';
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
      const options = { url: mock.url, vendor, strict, credentials: toVariables(mock) };
      worst = Math.max(worst, await report(options, []));
    }
    process.exitCode = worst;
  } finally {
    await mock.close();
  }
}

/** The seeded identities, as the variables that a check reads. */
export function toVariables({ identities }: Pick<Mock, 'identities'>): Record<string, string> {
  const headerOf = (vendor: string, role: string, header: string, account?: number) =>
    identities.find(
      (each) => each.vendor === vendor && each.role === role && (account === undefined || each.account_id === account),
    )?.headers[header] ?? '';
  return {
    CHATPACT_CHATWOOT_TOKEN: headerOf('chatwoot', 'administrator', 'api_access_token', 1),
    CHATPACT_CHATWOOT_LOW_TOKEN: headerOf('chatwoot', 'agent', 'api_access_token', 1),
    CHATPACT_CHATWOOT_BOT_TOKEN: headerOf('chatwoot', 'bot', 'api_access_token', 1),
    CHATPACT_CHATWOOT_OTHER_TOKEN: headerOf('chatwoot', 'administrator', 'api_access_token', 2),
    CHATPACT_ROCKETCHAT_TOKEN: headerOf('rocketchat', 'admin', 'X-Auth-Token'),
    CHATPACT_ROCKETCHAT_USER_ID: headerOf('rocketchat', 'admin', 'X-User-Id'),
    CHATPACT_ROCKETCHAT_LOW_TOKEN: headerOf('rocketchat', 'user', 'X-Auth-Token'),
    CHATPACT_ROCKETCHAT_LOW_USER_ID: headerOf('rocketchat', 'user', 'X-User-Id'),
  };
}
