import { afterEach, expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { createMock, type Mock } from '../../mock/server.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { dueExitCode, listAlarms } from './alarms.ts';
import { all, type Combination, few } from './combinations.ts';

// A correct server has no findings at any date, in any time zone, and for any version, edition and size.

const { TZ, CHATPACT_SWEEP } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

/** Deviations of an edition, which exist in every profile, because no document describes editions. */
const ofEdition = ['chatwoot-events-enterprise-only', 'rocketchat-unlicensed-has-no-routes'];

async function addOneMessage(mock: Mock): Promise<void> {
  const at = '2026-01-20T10:00:00.000Z';
  await mock.append('chatwoot', { type: 'conversation.created', at, account: 1, inbox: 2 });
  const room = { type: 'room.created', at, t: 'c', name: 'single', creator: 'rocket.cat' };
  await mock.append('rocketchat', room, { type: 'message.sent', at, room: 'single', user: 'rocket.cat' });
}

async function expectNoAlarm({ mock: options, vendor, ...combination }: Combination): Promise<void> {
  const { hasOneMessage, machineZone, title: _, ...window } = combination;
  if (machineZone !== undefined) process.env.TZ = machineZone;
  const mock = await createMock(options);
  try {
    if (hasOneMessage) await addOneMessage(mock);
    for (const each of vendor ? [vendor] : vendorNames) {
      const report = await checkContract({ url: mock.url, vendor: each, credentials: mock.credentials, ...window });
      const isKnown = (id: string) => options.profile === 'observed' || ofEdition.includes(id);
      expect(listAlarms(report, isKnown), each).toEqual([]);
      expect(report.exitCode, each).toBe(dueExitCode(report));
    }
  } finally {
    await mock.close();
  }
}

const combinations = CHATPACT_SWEEP === 'all' ? all : few;
test.each(combinations.map((each) => [each.title, each] as const))('finds nothing wrong: %s', (_, each) =>
  expectNoAlarm(each),
);
