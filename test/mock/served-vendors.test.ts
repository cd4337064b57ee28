import { expect, test } from 'vitest';
import type { MockPlugin } from '../../mock/mock-plugin.ts';
import { listServedVendors } from '../../mock/served-vendors.ts';
import { createTickets } from '../extend/tickets.ts';

const tickets = createTickets();
const desk = createTickets({ declaration: { name: 'desk' } });
const namesOf = (options: Parameters<typeof listServedVendors>[0]) =>
  listServedVendors(options).map(({ name }) => name);
const refused = (code: string, message: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(message) });

test('lists the built-in vendors, then those of plugins', () => {
  expect(namesOf({})).toEqual(['chatwoot', 'rocketchat']);
  expect(namesOf({ plugins: [tickets, desk] })).toEqual(['chatwoot', 'rocketchat', 'tickets', 'desk']);
  expect(namesOf({ plugins: [{ name: 'only-rules' }] })).toEqual(['chatwoot', 'rocketchat']);
});

test('selects vendors, in their own order', () => {
  expect(namesOf({ plugins: [tickets], vendors: ['tickets', 'chatwoot'] })).toEqual(['chatwoot', 'tickets']);
  expect(namesOf({ plugins: [tickets], vendors: ['tickets'], specs: { tickets: 'a.yaml' } })).toEqual(['tickets']);
});

test('does not serve a vendor that only the check knows', () => {
  const [vendor] = tickets.vendors ?? [];
  const plugin = { name: 'p', vendors: vendor ? [{ declaration: vendor.declaration }] : [] };
  expect(namesOf({ plugins: [plugin] })).toEqual(['chatwoot', 'rocketchat']);
});

test('refuses two vendors of one name', () => {
  const another = createTickets({ declaration: { name: 'chatwoot' } });
  const message = 'Two vendors have the name "chatwoot". Rename the one of the plugin.';
  expect(() => namesOf({ plugins: [another] })).toThrow(refused('DUPLICATE_VENDOR', message));
  expect(() => namesOf({ plugins: [tickets, tickets] })).toThrow(refused('DUPLICATE_VENDOR', '"tickets"'));
});

test.each([
  ['vendors', { vendors: ['tickets'] }],
  ['specs', { specs: { tickets: 'a.yaml' } }],
])('refuses an unknown vendor in %s', (_, options) => {
  const message = 'Unknown vendor "tickets". Known vendors: chatwoot, rocketchat, desk.';
  expect(() => namesOf({ ...options, plugins: [desk] })).toThrow(refused('UNKNOWN_VENDOR', message));
  expect(() => namesOf({ ...options, plugins: [desk, tickets] })).not.toThrow();
});

test.each<[what: string, plugin: unknown]>([
  ['undefined', undefined],
  ['null', null],
  ['a text', 'tickets'],
  ['no name', {}],
  ['an object as vendors', { name: 'p', vendors: {} }],
  ['a vendor that is null', { name: 'p', vendors: [null] }],
  ['a vendor without a declaration', { name: 'p', vendors: [{}] }],
  ['a mock that defineVendor did not create', { name: 'p', vendors: [{ declaration: { name: 'a' }, mock: {} }] }],
])('refuses %s as a plugin', (_, plugin) => {
  // A plugin may come from JavaScript.
  const plugins = [plugin as MockPlugin];
  expect(() => namesOf({ plugins })).toThrow(refused('INVALID_PLUGIN', 'Expected a plugin (see definePlugin)'));
});
