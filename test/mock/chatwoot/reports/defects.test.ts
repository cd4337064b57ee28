import { beforeAll, expect, test } from 'vitest';
import { unboundedWindow } from '../../../../mock/vendors/chatwoot/input/window.ts';
import { omitFirstHours, withDefects } from '../../../../mock/vendors/chatwoot/reports/defects.ts';
import { createMetricQuery, type Metric, metrics } from '../../../../mock/vendors/chatwoot/reports/metrics.ts';
import { getScope, type ScopeType } from '../../../../mock/vendors/chatwoot/reports/scope.ts';
import {
  ada,
  ben,
  between,
  createTestAccount,
  createWeek,
  lost,
  mail,
  post,
  quay,
  refund,
  type TestAccount,
  website,
  week,
} from './test-account.ts';

const reopened = 'chatwoot-resolutions-of-reopened-are-lost';
const everywhere = 'chatwoot-agent-resolutions-of-all-accounts';
const chart = 'chatwoot-chart-with-offset-loses-first-hours';

let office: TestAccount;

// Ada also works in another account. There she resolved a conversation on the 5th, and a bot resolved one on the 6th. One
// of her conversations was reopened.
beforeAll(() => {
  office = createWeek();
  const other = createTestAccount(office.tables, 2);
  other.resolve(other.begin('05 09:00', { inbox: mail, assignee: ada }), '05 10:00', ada);
  other.resolve(other.begin('06 09:00', { inbox: post, assignee: ada, status: 'pending' }), '06 10:00', 'robot');
  const again = other.begin('07 09:00', { inbox: mail, assignee: ada });
  other.resolve(again, '07 10:00', ada);
  other.write(again, '07 11:00');
});

const nothing = () => false;
const only = (defect: string) => (id: string) => id === defect;
const both = (id: string) => id === reopened || id === everywhere;

function subjectOf(type: ScopeType, id = Number.NaN) {
  return { tables: office.tables, account: office.account, type, id };
}

function count(
  name: string,
  deviates: (id: string) => boolean,
  type: ScopeType = 'account',
  id?: number,
  window = week,
) {
  const metric = withDefects(name, metrics[name] as Metric, subjectOf(type, id), deviates);
  const scope = getScope(office.account, type, id === undefined ? undefined : `${id}`);
  return createMetricQuery(metric, scope, window, false).evaluate(window.from, window.until);
}

test.each<[ScopeType, number | undefined, right: number, wrong: number]>([
  ['account', undefined, 4, 3],
  ['agent', ada, 2, 1],
  ['agent', ben, 1, 1],
  ['inbox', mail, 2, 1],
  ['inbox', post, 1, 1],
  ['team', quay, 3, 2],
  ['label', lost, 2, 2],
  ['label', refund, 2, 2],
])(
  'of %s %s the resolutions are %i, and %i where those of a reopened conversation are lost',
  (type, id, right, wrong) => {
    expect(count('resolutions_count', nothing, type, id)).toEqual({ value: right });
    expect(count('resolutions_count', only(reopened), type, id)).toEqual({ value: wrong });
  },
);

test('bot resolutions have the same defects as other resolutions', () => {
  expect(count('bot_resolutions_count', only(reopened))).toEqual({ value: 1 });
  expect(count('bot_resolutions_count', only(reopened), 'inbox', website)).toEqual({ value: 0 });
  expect(count('bot_resolutions_count', nothing, 'agent', ada)).toEqual({ value: 0 });
  expect(count('bot_resolutions_count', only(everywhere), 'agent', ada)).toEqual({ value: 1 });
});

test('counts the resolutions of an agent in all accounts, with each defect alone and with both', () => {
  expect(count('resolutions_count', only(everywhere), 'agent', ada)).toEqual({ value: 2 + 3 });
  expect(count('resolutions_count', both, 'agent', ada)).toEqual({ value: 1 + 2 });
  expect(count('resolutions_count', only(everywhere), 'agent', ben)).toEqual({ value: 1 });
  // On the 5th and in the first half of the 6th, only the other account has resolutions.
  const early = between('05 00:00', '06 12:00');
  expect(count('resolutions_count', only(everywhere), 'agent', ada, early)).toEqual({ value: 2 });
  expect(count('resolutions_count', only(everywhere), 'inbox', mail)).toEqual({ value: 2 });
});

test('the span covers the resolutions of all accounts', () => {
  const metric = withDefects('resolutions_count', metrics.resolutions_count as Metric, subjectOf('agent', ada), both);
  const span = createMetricQuery(metric, getScope(office.account, 'agent', `${ada}`), unboundedWindow, false).span();
  const { from: first, until: last } = between('04 14:00', '06 10:00');
  expect(span).toEqual({ first, last });
});

test('a response names only the defects that can affect its figures', () => {
  const named = (name: string, type: ScopeType) => {
    const ids: string[] = [];
    const note = (id: string) => ids.push(id) > 0;
    withDefects(name, metrics[name] as Metric, subjectOf(type, ada), note);
    return ids;
  };
  expect(named('resolutions_count', 'agent')).toEqual([reopened, everywhere]);
  expect(named('resolutions_count', 'inbox')).toEqual([reopened]);
  expect(named('conversations_count', 'agent')).toEqual([]);
});

test('a chart with an offset starts at the first UTC midnight in versions with the defect', () => {
  const window = between('04 22:00', '07 22:00');
  const cut = between('05 00:00', '07 22:00');
  expect(omitFirstHours(window, true, only(chart))).toEqual(cut);
  expect(omitFirstHours(cut, true, only(chart))).toEqual(cut);
  expect(omitFirstHours(window, true, nothing)).toEqual(window);
  expect(omitFirstHours(window, false, only(chart))).toEqual(window);
  expect(omitFirstHours(unboundedWindow, true, only(chart))).toEqual(unboundedWindow);
});
