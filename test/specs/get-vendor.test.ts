import { expect, test } from 'vitest';
import { getVendor } from '../../specs/get-vendor.ts';
import { builtInVendors } from '../../specs/vendors.ts';

const [chatwoot] = builtInVendors;
const tickets = { ...chatwoot, name: 'tickets' } as (typeof builtInVendors)[number];

test('finds built-in vendors and those of plugins', () => {
  expect(getVendor('chatwoot')).toBe(chatwoot);
  expect(getVendor('tickets', [tickets])).toBe(tickets);
});

test.each([
  ['zulip', 'Unknown vendor "zulip". Known vendors: chatwoot, rocketchat.'],
  ['chatwot', 'Unknown vendor "chatwot". Did you mean chatwoot? Known vendors: chatwoot, rocketchat.'],
])('refuses %s', (name, message) => {
  expect(() => getVendor(name)).toThrow(expect.objectContaining({ code: 'UNKNOWN_VENDOR', message }));
});

test('suggests a vendor of a plugin', () => {
  expect(() => getVendor('ticket', [tickets])).toThrow(
    'Did you mean tickets? Known vendors: chatwoot, rocketchat, tickets.',
  );
});
