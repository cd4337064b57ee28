import type { Mock } from '../../../mock/server.ts';
import type { Contract } from '../../../specs/contract.ts';
import type { Client } from './client.ts';

// Requests that get a specific error message, with the message.

export interface World {
  mock: Mock;
  contract: Contract;
  admin: Client;
  user: Client;
  guest: Client;
  /** A private group of the admin, and a message in it. */
  group: string;
  message: string;
}

export type Who = 'admin' | 'user' | 'guest';
export interface Refusal {
  as: Who;
  operation: string;
  path: string;
  /** The body of a POST. Absent for a GET. */
  body?: (world: World) => unknown;
  status?: number;
  error: string;
  errorType?: string;
}

const newUser = { name: 'A', email: 'a@a.example', username: 'a', password: 'a' };
const post = (operation: string, path: string, body: (world: World) => unknown, error: string, errorType?: string) => ({
  as: 'admin' as Who,
  operation: `post-api-v1-${operation}`,
  path,
  body,
  error,
  errorType,
});

export const users: Refusal[] = [
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, name: undefined }),
    "must have required property 'name' [invalid-params]",
    'invalid-params',
  ),
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, name: ' ' }),
    'The field Name is required [error-the-field-is-required]',
    'error-the-field-is-required',
  ),
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, username: 'a b' }),
    'a b is not a valid username [error-input-is-not-a-valid-field]',
    'error-input-is-not-a-valid-field',
  ),
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, email: 'a' }),
    'Invalid email a [error-invalid-email]',
    'error-invalid-email',
  ),
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, username: 'Rocket.Cat' }),
    'Rocket.Cat is already in use :( [error-field-unavailable]',
    'error-field-unavailable',
  ),
  post(
    'users.create',
    'users.create',
    () => ({ ...newUser, roles: ['king'] }),
    'The field Roles consist invalid role id [error-action-not-allowed]',
    'error-action-not-allowed',
  ),
  {
    as: 'user',
    operation: 'post-api-v1-users.create',
    path: 'users.create',
    body: () => newUser,
    error: 'Adding user is not allowed [error-action-not-allowed]',
    errorType: 'error-action-not-allowed',
  },
  { as: 'admin', operation: 'get-api-v1-users.info', path: 'users.info?userId=nobody', error: 'User not found.' },
  {
    as: 'admin',
    operation: 'get-api-v1-users.info',
    path: 'users.info',
    error: "must have required property 'userId' [invalid-params]",
    errorType: 'invalid-params',
  },
  {
    as: 'admin',
    operation: 'get-api-v1-users.list',
    path: 'users.list?sort=name',
    error: 'Invalid sort parameter provided: "name" [error-invalid-sort]',
    errorType: 'error-invalid-sort',
  },
  {
    as: 'admin',
    operation: 'get-api-v1-users.list',
    path: 'users.list?count=many',
    error: 'count must be integer [invalid-params]',
    errorType: 'invalid-params',
  },
  { as: 'user', operation: 'get-api-v1-statistics', path: 'statistics', error: 'error-not-allowed' },
];

export const permissions: Refusal[] = [
  post('permissions.update', 'permissions.update', () => ({}), 'Invalid body params', 'error-invalid-body-params'),
  post(
    'permissions.update',
    'permissions.update',
    () => ({ permissions: [{ _id: 'create-c' }] }),
    'Invalid body params',
    'error-invalid-body-params',
  ),
  post(
    'permissions.update',
    'permissions.update',
    () => ({ permissions: [{ _id: 'fly', roles: [] }] }),
    'Invalid permission',
    'error-invalid-permission',
  ),
  post(
    'permissions.update',
    'permissions.update',
    () => ({ permissions: [{ _id: 'create-c', roles: ['king'] }] }),
    'Invalid role',
    'error-invalid-role',
  ),
  {
    as: 'admin',
    operation: 'get-permissions.listAll',
    path: 'permissions.listAll?updatedSince=once',
    error: 'The "updatedSince" query parameter must be a valid date. [error-roomId-param-invalid]',
    errorType: 'error-roomId-param-invalid',
  },
];

export const rooms: Refusal[] = [
  post(
    'channels.create',
    'channels.create',
    () => ({}),
    "must have required property 'name' [invalid-params]",
    'invalid-params',
  ),
  post(
    'channels.create',
    'channels.create',
    () => ({ name: 'a room' }),
    "'a room' is not a valid room name. [error-invalid-room-name]",
    'error-invalid-room-name',
  ),
  post(
    'channels.create',
    'channels.create',
    () => ({ name: 'general' }),
    "A channel with name 'general' exists [error-duplicate-channel-name]",
    'error-duplicate-channel-name',
  ),
  post(
    'groups.create',
    'groups.create',
    () => ({ name: 'general' }),
    "A channel with name 'general' exists [error-duplicate-channel-name]",
    'error-duplicate-channel-name',
  ),
  post(
    'channels.delete',
    'channels.delete',
    () => ({}),
    'The parameter "roomId" or "roomName" is required [error-roomid-param-not-provided]',
    'error-roomid-param-not-provided',
  ),
  post(
    'channels.delete',
    'channels.delete',
    ({ group }) => ({ roomId: group }),
    'The required "roomId" or "roomName" param provided does not match any channel [error-room-not-found]',
    'error-room-not-found',
  ),
  {
    as: 'user',
    operation: 'post-api-v1-channels.delete',
    path: 'channels.delete',
    body: () => ({ roomName: 'general' }),
    error: 'Not allowed [error-not-allowed]',
    errorType: 'error-not-allowed',
  },
  {
    as: 'admin',
    operation: 'get-api-v1-channels.info',
    path: 'channels.info?roomName=mine',
    error: 'The required "roomId" or "roomName" param provided does not match any channel [error-room-not-found]',
    errorType: 'error-room-not-found',
  },
  {
    as: 'admin',
    operation: 'get-api-v1-channels.info',
    path: 'channels.info',
    error: "must have required property 'roomId' [invalid-params]",
    errorType: 'invalid-params',
  },
  {
    as: 'admin',
    operation: 'get-api-v1-rooms.delete',
    path: 'rooms.delete',
    body: () => ({}),
    error: "The 'roomId' param is required",
  },
  {
    as: 'admin',
    operation: 'get-api-v1-rooms.delete',
    path: 'rooms.delete',
    body: () => ({ roomId: 'nowhere' }),
    error: 'Invalid room [error-invalid-room]',
    errorType: 'error-invalid-room',
  },
  post(
    'im.create',
    'dm.create',
    () => ({ username: 'nobody' }),
    'Invalid user [error-invalid-user]',
    'error-invalid-user',
  ),
  post(
    'im.create',
    'dm.create',
    () => ({}),
    "must have required property 'username' [invalid-params]",
    'invalid-params',
  ),
  {
    as: 'guest',
    operation: 'post-api-v1-im.create',
    path: 'dm.create',
    body: () => ({ username: 'rocket.cat' }),
    error: 'Not allowed [error-not-allowed]',
    errorType: 'error-not-allowed',
  },
];

export const chat: Refusal[] = [
  post(
    'chat.postMessage',
    'chat.postMessage',
    () => ({ channel: '#nowhere', text: 'a' }),
    '[invalid-channel]',
    'invalid-channel',
  ),
  post(
    'chat.postMessage',
    'chat.postMessage',
    () => ({ channel: '@nobody', text: 'a' }),
    '[invalid-channel]',
    'invalid-channel',
  ),
  post('chat.postMessage', 'chat.postMessage', () => ({ text: 'a' }), '[invalid-channel]', 'invalid-channel'),
  post(
    'chat.sendMessage',
    'chat.sendMessage',
    () => ({}),
    'The "message" parameter must be provided. [error-invalid-params]',
    'error-invalid-params',
  ),
  post(
    'chat.sendMessage',
    'chat.sendMessage',
    () => ({ message: { msg: 'a' } }),
    "The 'rid' property on the message object is missing.",
  ),
  post('chat.sendMessage', 'chat.sendMessage', () => ({ message: { rid: 'nowhere' } }), 'error-invalid-room'),
  {
    as: 'user',
    operation: 'post-api-v1-chat.sendMessage',
    path: 'chat.sendMessage',
    body: ({ group }) => ({ message: { rid: group, msg: 'a' } }),
    error: 'error-not-allowed',
  },
  post(
    'chat.delete',
    'chat.delete',
    ({ group }) => ({ roomId: group, msgId: 'none' }),
    'No message found with the id of "none".',
  ),
  post(
    'chat.delete',
    'chat.delete',
    ({ message }) => ({ roomId: 'elsewhere', msgId: message }),
    'The room id provided does not match where the message is from.',
  ),
  {
    as: 'user',
    operation: 'post-api-v1-chat.delete',
    path: 'chat.delete',
    body: ({ group, message }) => ({ roomId: group, msgId: message }),
    error: 'Not allowed [error-action-not-allowed]',
  },
  {
    as: 'user',
    operation: 'post-api-v1-chat.delete',
    path: 'chat.delete',
    body: ({ group, message }) => ({ roomId: group, msgId: message, asUser: true }),
    error: 'Unauthorized. You must have the permission "force-delete-message" to delete other\'s message as them.',
  },
];
