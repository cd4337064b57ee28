import { expect, test } from 'vitest';
import { readWorkspaceName, toAdminPath } from '../../../mock/console/address.ts';
import { nameChannel } from '../../../mock/console/vendors/chatwoot/channel-names.ts';
import { countOf, nounFor, toPlural, toSingular } from '../../../mock/console/words.ts';

// The words that the console derives from names and counts.

test.each([
  ['account', 'accounts'],
  ['bot', 'bots'],
  ['inbox', 'inboxes'],
  ['branch', 'branches'],
  ['address', 'addresses'],
  ['status', 'statuses'],
  ['reply', 'replies'],
  ['survey', 'surveys'],
  ['message', 'messages'],
  ['response', 'responses'],
  ['reporting event', 'reporting events'],
])('turns "%s" into "%s", and back', (singular, plural) => {
  expect(toPlural(singular)).toBe(plural);
  expect(toSingular(plural)).toBe(singular);
});

test('uses the singular for 1 only', () => {
  expect([0, 1, 2].map((count) => nounFor(count, 'bot'))).toEqual(['bots', 'bot', 'bots']);
  expect([0, 1, 1117].map((count) => countOf(count, 'event'))).toEqual(['0 events', '1 event', '1,117 events']);
});

test.each([
  ['Channel::Api', 'API'],
  ['Channel::Sms', 'SMS'],
  ['Channel::TwilioSms', 'Twilio SMS'],
  ['Channel::Whatsapp', 'WhatsApp'],
  ['Channel::Line', 'LINE'],
  ['Channel::Tiktok', 'TikTok'],
  ['Channel::WebWidget', 'Web widget'],
  ['Channel::FacebookPage', 'Facebook page'],
  ['Channel::Email', 'Email'],
  ['Channel::CarrierPigeon', 'Carrier pigeon'],
  ['Channel::', ''],
])('names the channel type %s "%s"', (type, name) => {
  expect(nameChannel(type)).toBe(name);
});

test('finds the workspace of a console, also below the path of another server', () => {
  expect(['/__admin/', '/@w1/__admin/', '/mock/__admin/', '/mock/@w1/__admin/'].map(readWorkspaceName)).toEqual([
    'default',
    'w1',
    'default',
    'w1',
  ]);
  expect(toAdminPath('/__admin/', 'w2')).toBe('/@w2/__admin/');
  expect(toAdminPath('/@w1/__admin/', 'default')).toBe('/__admin/');
  expect(toAdminPath('/mock/@w1/__admin/', 'w2')).toBe('/mock/@w2/__admin/');
});
