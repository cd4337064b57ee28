import { expect } from 'vitest';
import type { Row } from './row.ts';

const file = 'chat.ts';
const text = expect.any(String);
const bad = 'javascript:alert("xss")';
const address = 'https://x.example/a.png';
const asAnother = { alias: 'Gruggy', emoji: ':smirk:', avatar: address };
const refused = { status: 400, has: { success: false, error: text } };
const sent = { success: true, message: { msg: 'Sample message' } };

/** An attachment with all fields of the vendor's tests. */
const attachment = {
  color: '#ff0000',
  text: 'Yay!',
  ts: '2016-12-09T16:53:06.761Z',
  thumb_url: address,
  message_link: address,
  collapsed: false,
  author_name: 'An Author',
  author_link: address,
  author_icon: address,
  title: 'Attachment Example',
  title_link: address,
  title_link_download: true,
  image_url: address,
  audio_url: address,
  video_url: address,
  fields: [
    { short: true, title: 'Test', value: 'Testing out something or other' },
    { short: true, title: 'Another Test', value: '[Link](https://x.example/) something and this and that.' },
  ],
};
const wrong = { ...attachment, message_link: 12, title_link_download: address, fields: '' };
const action = (more: object) => ({ actions: [{ type: 'button', text: 'Text', url: address, ...more }] });

/** Fields that must not contain a javascript: URL. */
const addresses: [what: string, attachment: object][] = [
  ...[
    ...['message_link', 'author_link', 'title_link', 'thumb_url', 'author_icon', 'image_url', 'audio_url'],
    'video_url',
  ].map((name): [string, object] => [name, { [name]: bad }]),
  ['actions.url', action({ url: bad })],
  ['actions.image_url', action({ image_url: bad })],
];

/** A post with another name and picture, as in the vendor's test, and one without. Only the attachment is invalid. */
const posts = (what: string, attachments: object[]): Row[] =>
  [asAnother, {}].map((more) => ({
    file,
    what: `chat.postMessage with ${what}${more === asAnother ? ', as another' : ''}`,
    post: 'chat.postMessage',
    body: { channel: 'talk', text: 'Sample message', ...more, attachments },
    ...refused,
  }));

const links = (count: number) => Array.from({ length: count }, (_, index) => `https://x.example/watch?v=${index}`);

export const chatRows: Row[] = [
  {
    file,
    what: 'chat.postMessage without a room',
    post: 'chat.postMessage',
    body: { text: 'Sample message', ...asAnother },
    status: 400,
    has: { success: false, error: '[invalid-channel]' },
  },
  ...posts('attachments of wrong types', [wrong]),
  ...addresses.flatMap(([name, more]) => posts(`a script as ${name}`, [{ ...attachment, ...more }])),
  {
    file,
    what: 'chat.postMessage with a script as its picture',
    post: 'chat.postMessage',
    body: { channel: 'talk', text: 'Sample message', ...asAnother, avatar: bad, attachments: [attachment] },
    ...refused,
  },
  ...posts('fields of an attachment of wrong types', [
    { ...attachment, fields: [{ short: true, title: 12, value: false }] },
  ]),
  {
    file,
    what: 'chat.postMessage with an attachment',
    post: 'chat.postMessage',
    body: { channel: 'talk', text: 'Sample message', emoji: ':smirk:', attachments: [attachment] },
    status: 200,
    has: sent,
  },
  {
    file: 'direct-message.ts',
    what: 'chat.postMessage into direct messages',
    post: 'chat.postMessage',
    body: ({ made }) => ({ roomId: made.direct, text: 'Sample message' }),
    status: 200,
    has: ({ made }) => ({ ...sent, message: { msg: 'Sample message', rid: made.direct } }),
  },
  {
    file,
    what: 'chat.sendMessage without a room',
    post: 'chat.sendMessage',
    body: { message: { text: 'Sample message', ...asAnother } },
    status: 400,
    has: { success: false, error: "The 'rid' property on the message object is missing." },
  },
  {
    file,
    what: 'chat.sendMessage without a room, with attachments of wrong types',
    post: 'chat.sendMessage',
    body: { message: { channel: 'talk', text: 'Sample message', ...asAnother, attachments: [wrong] } },
    ...refused,
  },
  {
    file,
    what: 'chat.sendMessage with attachments of wrong types',
    post: 'chat.sendMessage',
    body: ({ made }) => ({ message: { rid: made.talk, msg: 'Sample message', attachments: [wrong] } }),
    ...refused,
  },
  {
    file,
    what: 'chat.sendMessage with an attachment and an id',
    post: 'chat.sendMessage',
    body: ({ made }) => ({
      message: {
        _id: 'id-1',
        rid: made.talk,
        msg: 'Sample message',
        emoji: ':smirk:',
        attachments: [attachment],
      },
    }),
    status: 200,
    has: sent,
  },
  {
    file: 'channels.ts',
    what: 'chat.sendMessage with text in place of msg',
    post: 'chat.sendMessage',
    body: ({ made }) => ({ message: { rid: made.talk, text: 'Sample message' } }),
    status: 200,
    has: { success: true },
  },
  {
    file,
    what: 'chat.sendMessage to an own read-only channel',
    post: 'chat.sendMessage',
    body: ({ made }) => ({ message: { rid: made.news, msg: 'Sample message' } }),
    status: 200,
    has: sent,
  },
  {
    file,
    what: 'chat.sendMessage to a read-only channel of another user',
    as: 'user',
    post: 'chat.sendMessage',
    body: ({ made }) => ({ message: { rid: made.news, msg: 'Sample message' } }),
    ...refused,
  },
  {
    file,
    what: 'chat.sendMessage to a read-only channel with the permission',
    as: 'user',
    permissions: { 'post-readonly': ['user'] },
    post: 'chat.sendMessage',
    body: ({ made }) => ({ message: { rid: made.news, msg: 'Sample message' } }),
    status: 200,
    has: sent,
  },
  ...[
    ['another name', { alias: 'Gruggy' }, 'Not enough permission'],
    ['another picture', { avatar: 'http://x.example/logo.png' }, 'Not enough permission'],
    ['custom fields', { customFields: { field1: 'value1' } }, 'Custom fields not enabled'],
  ].map(
    ([what, more, error]): Row => ({
      file,
      what: `chat.sendMessage with ${what}`,
      post: 'chat.sendMessage',
      body: ({ made }) => ({ message: { rid: made.talk, msg: 'Sample message', ...(more as object) } }),
      status: 400,
      has: { success: false, error },
    }),
  ),
  {
    file,
    what: 'chat.postMessage with custom fields',
    post: 'chat.postMessage',
    body: ({ made }) => ({ roomId: made.talk, msg: 'Sample message', customFields: { field1: 'value1' } }),
    status: 400,
    has: { success: false, error: 'Custom fields not enabled' },
  },
  {
    file,
    what: 'chat.sendMessage with a message type that only servers write',
    post: 'chat.sendMessage',
    body: { message: { _id: 'id-2', rid: 'GENERAL', msg: 'xss', t: 'subscription-role-added', role: '<h1>XSS</h1>' } },
    status: 400,
    has: { success: false },
  },
  {
    file,
    what: 'chat.sendMessage with a link, and no preview',
    post: 'chat.sendMessage',
    body: ({ made }) => ({ message: { rid: made.talk, msg: links(1)[0] }, previewUrls: [] }),
    status: 200,
    has: { success: true, message: { urls: [{ url: links(1)[0], ignoreParse: true }] } },
  },
  {
    file,
    what: 'chat.sendMessage with two links, and one preview',
    post: 'chat.sendMessage',
    body: ({ made }) => ({ message: { rid: made.talk, msg: links(2).join(' ') }, previewUrls: [links(2)[1]] }),
    status: 200,
    has: { success: true, message: { urls: [{ ignoreParse: true }, { url: links(2)[1] }] } },
    lacks: ['message.urls.1.ignoreParse'],
  },
  {
    file,
    what: 'chat.sendMessage with more links than servers preview',
    post: 'chat.sendMessage',
    body: ({ made }) => ({ message: { rid: made.talk, msg: links(6).join(' ') }, previewUrls: links(6) }),
    status: 200,
    has: { success: true, message: { urls: links(6).map((url) => ({ url, meta: {} })) } },
    lacks: ['message.urls.0.ignoreParse'],
  },
  {
    file,
    what: 'chat.delete',
    post: 'chat.delete',
    body: ({ made }) => ({ roomId: made.talk, msgId: made.adminMessage }),
    status: 200,
    has: { success: true },
  },
  {
    file,
    what: 'chat.delete of a message of another user on their behalf',
    post: 'chat.delete',
    body: ({ made }) => ({ roomId: made.talk, msgId: made.userMessage, asUser: true }),
    status: 200,
    has: { success: true },
  },
];
