import { expect, test } from 'vitest';
import { summarizeChannels } from '../../../../mock/vendors/chatwoot/reports/channel-summary.ts';
import { distributeResponseTimes } from '../../../../mock/vendors/chatwoot/reports/response-time-distribution.ts';
import { ada, between, createTestAccount, createWeek, hook, mail, post, website, week } from './test-account.ts';

const none = { open: 0, resolved: 0, pending: 0, snoozed: 0 };

test('counts the conversations of each channel by current status, and combines two inboxes of one channel', () => {
  expect(summarizeChannels(createWeek().account, week)).toEqual(
    new Map([
      ['Channel::WebWidget', { open: 1, resolved: 1, pending: 0, snoozed: 1, total: 3 }],
      ['Channel::Email', { ...none, open: 2, resolved: 2, total: 4 }],
      ['Channel::Api', { ...none, pending: 1, total: 1 }],
    ]),
  );
});

const orderIn = (office: ReturnType<typeof createWeek>, from: string, until: string) => [
  ...summarizeChannels(office.account, between(from, until)).keys(),
];
const [web, email, api] = ['Channel::WebWidget', 'Channel::Email', 'Channel::Api'];

test('sorts channels by their first conversation in the window', () => {
  const office = createWeek();
  expect(orderIn(office, '04 00:00', '11 00:00')).toEqual([web, email, api]);
  expect(orderIn(office, '06 00:00', '11 00:00')).toEqual([email, web, api]);
  expect(orderIn(office, '09 00:00', '11 00:00')).toEqual([api, email]);
  expect(orderIn(office, '09 00:00', '10 00:00')).toEqual([api]);
  expect(orderIn(office, '12 00:00', '20 00:00')).toEqual([]);
});

test('sorts channels with conversations at the same time by insertion', () => {
  const office = createTestAccount();
  office.begin('04 10:00', { inbox: hook });
  office.begin('04 10:00', { inbox: website });
  office.begin('04 10:00', { inbox: mail });
  expect(orderIn(office, '04 00:00', '05 00:00')).toEqual([api, web, email]);
});

test('finds a channel after hundreds of other conversations', () => {
  const office = createTestAccount();
  office.begin('03 10:00', { inbox: hook });
  for (let times = 0; times < 250; times++) office.begin('04 10:00', { inbox: mail });
  office.begin('04 12:00', { inbox: hook });
  office.begin('04 13:00', { inbox: website });
  expect(orderIn(office, '04 00:00', '05 00:00')).toEqual([email, api, web]);
  expect(orderIn(office, '03 00:00', '05 00:00')).toEqual([api, email, web]);
});

test('sorts out-of-order conversations by their time', () => {
  const office = createTestAccount();
  office.begin('04 10:00', { inbox: mail });
  office.begin('04 12:00', { inbox: hook });
  office.begin('04 09:00', { inbox: website });
  office.begin('03 09:00', { inbox: hook });
  expect(orderIn(office, '04 00:00', '05 00:00')).toEqual([web, email, api]);
  expect(orderIn(office, '03 00:00', '05 00:00')).toEqual([api, web, email]);
});

test('classifies first responses by duration: exactly one hour is not less than one hour', () => {
  const office = createWeek();
  const quick = { '0-1h': 0, '1-4h': 0, '4-8h': 0, '8-24h': 0, '24h+': 0 };
  expect(distributeResponseTimes(office.account, week)).toEqual(
    new Map([
      ['Channel::WebWidget', { ...quick, '0-1h': 1, '1-4h': 1 }],
      ['Channel::Email', { ...quick, '0-1h': 1, '1-4h': 1, '8-24h': 1 }],
    ]),
  );
  expect(distributeResponseTimes(office.account, between('09 00:00', '10 00:00'))).toEqual(new Map());

  for (const time of ['12 13:59', '12 14:00', '13 09:59', '13 10:00']) {
    office.write(office.begin('12 10:00', { inbox: post, assignee: ada }), time, ada);
  }
  expect(distributeResponseTimes(office.account, between('12 00:00', '14 00:00'))).toEqual(
    new Map([['Channel::Email', { '0-1h': 0, '1-4h': 1, '4-8h': 1, '8-24h': 1, '24h+': 1 }]]),
  );
});
