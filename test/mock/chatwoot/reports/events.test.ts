import { beforeAll, expect, test } from 'vitest';
import { unboundedWindow } from '../../../../mock/vendors/chatwoot/input/window.ts';
import {
  type EventFilter,
  listConversationEvents,
  listEvents,
} from '../../../../mock/vendors/chatwoot/reports/event-list.ts';
import {
  ada,
  ben,
  between,
  createTestAccount,
  createWeek,
  mail,
  post,
  type TestAccount,
  website,
} from './test-account.ts';

let office: TestAccount;

beforeAll(() => {
  office = createWeek();
});

/** Fourteen events, numbered in order of recording. */
const idsOf = ({ account: { events } }: TestAccount, rows: readonly number[]) => rows.map((row) => events.id.get(row));

function list(filter: Partial<EventFilter>, page = 1, of = office) {
  const { rows, ...rest } = listEvents(of.account, { window: unboundedWindow, ...filter }, page);
  return { ids: idsOf(of, rows), ...rest };
}

test('lists all events, newest first', () => {
  expect(list({})).toEqual({ ids: [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], count: 14, pages: 1 });
});

test.each<[string, Partial<EventFilter>, number[]]>([
  ['a name', { names: ['first_response'] }, [14, 12, 10, 6, 1]],
  ['another name', { names: ['conversation_opened'] }, [13, 4]],
  ['no such name', { names: ['typing'] }, []],
  ['an inbox', { inboxes: [website] }, [12, 5, 4, 3, 2, 1]],
  ['a user', { users: [ben] }, [14, 12, 9, 6]],
  ['no user', { users: [0] }, [8, 7, 5, 4]],
  ['an inbox and a user', { inboxes: [mail], users: [ada] }, [13, 11, 10]],
  ['an inbox in which a user did nothing', { inboxes: [post], users: [ada] }, []],
  ['a name in an inbox', { inboxes: [mail], names: ['first_response'] }, [14, 10, 6]],
  ['a name of a user', { users: [ada], names: ['conversation_resolved'] }, [11, 3]],
  ['all three', { inboxes: [mail], users: [ada], names: ['first_response'] }, [10]],
  ['one of two names', { names: ['first_response', 'typing', 'conversation_opened'] }, [14, 13, 12, 10, 6, 4, 1]],
  ['a repeated name', { names: ['conversation_opened', 'conversation_opened'] }, [13, 4]],
  ['an empty list of inboxes', { inboxes: [] }, []],
  ['an empty list of names', { names: [] }, []],
  ['one of two users, twice', { users: [ben, 0, ben] }, [14, 12, 9, 8, 7, 6, 5, 4]],
  [
    'one of two inboxes and one of two users',
    { inboxes: [mail, website], users: [ada, 0] },
    [13, 11, 10, 5, 4, 3, 2, 1],
  ],
  ['a window', { window: between('05 09:00', '06 09:30') }, [6, 5, 4]],
  ['a window in an inbox', { window: between('05 09:00', '08 12:01'), inboxes: [mail] }, [13, 11, 10, 9, 6]],
  ['a window that ends before it starts', { window: between('08 00:00', '05 00:00') }, []],
])('events of %s', (_, filter, ids) => {
  expect(list(filter)).toEqual({ ids, count: ids.length, pages: ids.length > 0 ? 1 : 0 });
});

test('returns 25 events per page, and none after the last page', () => {
  const busy = createTestAccount();
  const talk = busy.begin('04 08:00', { inbox: mail, assignee: ada });
  // One first response and thirty replies.
  for (let minute = 10; minute < 41; minute++) {
    busy.write(talk, `04 09:${minute}`);
    busy.write(talk, `04 09:${minute}`, ada);
  }
  const counted = (from: number, until: number) => Array.from({ length: from - until + 1 }, (_, index) => from - index);
  expect(list({}, 1, busy)).toEqual({ ids: counted(31, 7), count: 31, pages: 2 });
  expect(list({}, 2, busy)).toEqual({ ids: counted(6, 1), count: 31, pages: 2 });
  expect(list({}, 3, busy)).toEqual({ ids: [], count: 31, pages: 2 });
  // Events before the window are on no page.
  const window = between('04 09:13', '04 09:40');
  expect(list({ window }, 1, busy)).toEqual({ ids: counted(30, 6), count: 27, pages: 2 });
  expect(list({ window }, 2, busy)).toEqual({ ids: [5, 4], count: 27, pages: 2 });
  expect(list({ window: between('04 09:10', '04 09:35') }, 1, busy)).toMatchObject({ count: 25, pages: 1 });
});

test('lists the events of a conversation, oldest first, in order or not', () => {
  const { account } = office;
  const rowOf = (conversation: number) => account.conversations.rowOf.get(conversation) - 1;
  // The fifth conversation: answered, resolved, reopened.
  expect(idsOf(office, listConversationEvents(account, rowOf(105)))).toEqual([10, 11, 13]);
  // The fourth conversation: a bot resolution and a resolution at the same time.
  expect(idsOf(office, listConversationEvents(account, rowOf(104)))).toEqual([7, 8]);
  expect(listConversationEvents(account, rowOf(107))).toEqual([]);

  const late = createTestAccount();
  const parcel = late.begin('04 10:00', { inbox: mail, assignee: ada });
  late.resolve(parcel, '04 15:00', ada);
  late.write(parcel, '04 12:00', ada);
  expect(idsOf(late, listConversationEvents(late.account, 0))).toEqual([2, 1]);
});
