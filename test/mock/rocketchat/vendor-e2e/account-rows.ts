import { expect } from 'vitest';
import { password } from './make-world.ts';
import type { Row } from './row.ts';

const text = expect.any(String);
const number = expect.any(Number);
const list = expect.any(Array);
const object = expect.any(Object);

const letIn = { status: 'success', data: { userId: text, authToken: text, me: object } };
const login = { file: 'miscellaneous.ts', as: 'stranger', post: 'login', status: 200, has: letIn } as const;

/** The preferences of a user on a server with a licence. */
const preferences = [
  ...['alsoSendThreadToChannel', 'newRoomNotification', 'newMessageNotification', 'showThreadsInMainChannel'],
  ...['useEmojis', 'convertAsciiEmoji', 'saveMobileBandwidth', 'collapseMediaByDefault', 'autoImageLoad'],
  ...['emailNotificationMode', 'unreadAlert', 'notificationsSoundVolume', 'omnichannelTranscriptEmail'],
  ...['omnichannelTranscriptPDF', 'desktopNotifications', 'pushNotifications', 'enableAutoAway'],
  ...['desktopNotificationRequireInteraction', 'hideUsernames', 'hideRoles', 'displayAvatars', 'hideFlexTab'],
  ...['sendOnEnter', 'idleTimeLimit', 'sidebarShowFavorites', 'sidebarShowUnread', 'themeAppearence'],
  ...['sidebarSortby', 'sidebarViewMode', 'sidebarDisplayAvatar', 'sidebarGroupByType', 'sidebarSectionsOrder'],
  ...['muteFocusedConversations', 'notifyCalendarEvents', 'enableMobileRinging', 'featuresPreview'],
];

interface Statistics {
  process: { uptime: number };
}

/** Logins, the caller's own record, and server information. */
export const accountRows: Row[] = [
  {
    file: 'miscellaneous.ts',
    what: '/info returns server details to a user',
    get: '/api/info',
    status: 200,
    has: { version: '6.14.0', info: { version: '6.14.0', build: object, commit: object, marketplaceApiVersion: text } },
  },
  {
    file: 'miscellaneous.ts',
    what: '/info returns the version without the patch to a caller without credentials',
    as: 'stranger',
    get: '/api/info',
    status: 200,
    has: { version: '6.14' },
    lacks: ['info'],
  },
  { ...login, what: 'login with a name', body: { user: 'first', password } },
  { ...login, what: 'login with a name in an object', body: { user: { username: 'first' }, password } },
  { ...login, what: 'login with an address in an object', body: { user: { email: 'first@e2e.example' }, password } },
  { ...login, what: 'login with an address', body: { user: 'first@e2e.example', password } },
  { ...login, what: 'login with a username', body: { username: 'first', password } },
  { ...login, file: 'users.ts', what: 'login with a token', body: ({ made }) => ({ resume: made.token }) },
  {
    file: 'failed-login-attempts.ts',
    what: 'login with a wrong password',
    as: 'stranger',
    post: 'login',
    body: { user: 'first', password: 'wrong' },
    status: 401,
    has: { status: 'error', message: 'Incorrect password' },
  },
  {
    file: 'miscellaneous.ts',
    what: '/me',
    as: 'user',
    get: 'me',
    status: 200,
    has: ({ made }) => ({
      success: true,
      _id: made.first,
      username: 'first',
      active: true,
      name: text,
      roles: list,
      emails: [{ address: 'first@e2e.example' }],
    }),
    lacks: ['services.password.bcrypt'],
    check: (body: { settings: { preferences: object } }) =>
      expect(Object.keys(body.settings.preferences).sort()).toEqual([...preferences].sort()),
  },
  {
    file: 'statistics.ts',
    what: 'statistics without the permission',
    permissions: { 'view-statistics': [] },
    get: 'statistics',
    status: 400,
    has: { success: false, error: 'error-not-allowed' },
  },
  {
    file: 'statistics.ts',
    what: 'statistics include the uptime of the process',
    get: 'statistics',
    status: 200,
    has: { success: true, process: { uptime: number } },
  },
  {
    file: 'statistics.ts',
    what: 'statistics are recomputed with a later uptime',
    get: 'statistics?refresh=true',
    status: 200,
    has: { success: true, process: { uptime: number } },
    check: async ({ process }: Statistics, { mock, admin }) => {
      // The mock's clock does not advance by itself.
      await mock.clock.advance('PT3S');
      const later = await admin.read<Statistics>('statistics?refresh=true');
      expect(later.process.uptime).toBe(process.uptime + 3);
    },
  },
  {
    file: 'permissions.ts',
    what: 'permissions',
    get: 'permissions.listAll',
    status: 200,
    has: { success: true, update: list, remove: list },
  },
  {
    file: 'permissions.ts',
    what: 'permissions since a date without milliseconds',
    get: 'permissions.listAll?updatedSince=2018-11-27T13:52:01Z',
    status: 200,
    has: { success: true, update: list, remove: list },
  },
  {
    file: 'permissions.ts',
    what: 'permissions since no date',
    get: 'permissions.listAll?updatedSince=fsafdf',
    status: 400,
    has: { success: false },
  },
  {
    file: 'permissions.ts',
    what: 'permissions.update',
    post: 'permissions.update',
    body: { permissions: [{ _id: 'add-oauth-service', roles: ['admin', 'user'] }] },
    status: 200,
    has: { success: true, permissions: expect.arrayContaining([{ _id: text, roles: list, _updatedAt: text }]) },
  },
  ...[
    ['an unknown permission', [{ _id: 'this-permission-does-not-exist', roles: ['admin'] }]],
    ['an unknown role', [{ _id: 'add-oauth-service', roles: ['this-role-does-not-exist'] }]],
    ['a text', ''],
  ].map(
    ([what, permissions]): Row => ({
      file: 'permissions.ts',
      what: `permissions.update with ${what}`,
      post: 'permissions.update',
      body: { permissions },
      status: 400,
      has: { success: false },
    }),
  ),
];
