import { expect, test } from 'vitest';
import { checkContract } from '../../../contracts/index.ts';
import type { JournalEntry } from '../../../mock/admin/responses.ts';
import { profiles } from '../../../specs/profiles.ts';
import { vendorNames } from '../../../specs/vendors.ts';
import { ask, startMock } from '../start-mock.ts';

/** The check also sends bounds that the vendor's document does not allow. Some servers accept them. */
const wrongBound = /(since|until)=(?!\d{9,10}(&|$))/;

/** A value that the check sends in place of the documented ones. */
const wrongValue = /=chatpact_none\b/;

/** The check also sends requests without optional parameters, although some reports are empty without a window. */
const isWithoutWindow = ({ url, hints = [] }: JournalEntry) =>
  !/[?&](since|until)=/.test(url) && hints.every((hint) => /^since and until are missing/.test(hint));

const cases = vendorNames.flatMap((vendor) => profiles.map((profile) => ({ vendor, profile })));

test.each(cases)(
  'a correct request of $vendor has no hint ($profile)',
  async ({ vendor, profile }) => {
    const mock = await startMock({ profile, vendors: [vendor] });
    await checkContract({ url: mock.url, vendor, credentials: mock.credentials, allowWrites: true });
    const entries = (await ask(mock, '/__admin/requests')).body as JournalEntry[];
    const served = entries.filter(
      ({ status, url }) => status < 400 && ![wrongBound, wrongValue].some((each) => each.test(url)),
    );
    expect(new Set(served.map(({ operation }) => operation)).size).toBeGreaterThan(15);
    expect(served.filter((entry) => entry.hints && !isWithoutWindow(entry))).toEqual([]);
  },
  300_000,
);

test('the sample requests of each identity that may read them have no hint', async () => {
  for (const profile of profiles) {
    const mock = await startMock({ port: null, profile });
    for (const [vendor, paths] of Object.entries(mock.samples)) {
      for (const { headers } of mock.identities.filter((each) => each.vendor === vendor)) {
        for (const path of paths) {
          const answer = await ask(mock, path, { headers });
          if (answer.status < 400) expect([path, answer.headers.get('x-chatpact-hint')]).toEqual([path, null]);
        }
      }
    }
  }
});
