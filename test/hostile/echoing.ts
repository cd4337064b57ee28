import type { IncomingMessage } from 'node:http';
import type { BuiltInVendorName } from '../../specs/vendors.ts';
import { customer, secrets } from './canaries.ts';
import { type Act, type Sent, send } from './hostile-server.ts';

const texts = Object.values(customer);

/** Every encoding of the request's credentials, or of all credentials if the request has none. */
function echo({ headers, url = '' }: IncomingMessage, vendor: BuiltInVendorName): string[] {
  const { api_access_token: token, 'x-auth-token': chatToken, 'x-user-id': user } = headers;
  const sent = [token, chatToken, user].flatMap((each) => (each === undefined ? [] : [String(each)]));
  const own = Object.entries(secrets).filter(([name]) => name.startsWith(`CHATPACT_${vendor.toUpperCase()}`));
  const known = sent.length > 0 ? sent : own.map(([, secret]) => secret);
  const base64 = [...known, `user:${known[0]}`].map((each) => Buffer.from(each).toString('base64'));
  const encoded = known.map(encodeURIComponent);
  return [...known, ...encoded, ...encoded.map(encodeURIComponent), ...base64, url, known.join('').toUpperCase()];
}

/** Response bodies that contain all of it. Each request gets the next one. */
const ways: ((said: string[]) => [body: string, sent: Sent])[] = [
  (said) => [JSON.stringify(said.map((each) => ({ [each]: each, id: each, name: each, success: each }))), {}],
  (said) => [JSON.stringify({ [said[0] ?? '']: said, payload: [{ id: said[0] }], meta: said, success: true }), {}],
  (said) => [
    `<html><h1>Failed</h1>${said.join('<br>')}</html>`,
    { status: 500, headers: { 'content-type': 'text/html' } },
  ],
  (said) => [
    said.join(),
    { status: 302, headers: { location: `https://ann:${said[0]}@x.example/${said.at(-1)}?${said.join('&')}` } },
  ],
  (said) => [said.join(), { headers: { 'content-type': said[0] ?? '' } }],
  (said) => [
    said.join(),
    { headers: { 'content-type': `text/${said[0]}; charset=${said[1]}`, 'content-encoding': said[0] ?? '' } },
  ],
  (said) => [`{"a":${said[0]}`, { status: 401, headers: { 'www-authenticate': `Bearer ${said[0]}` } }],
  (said) => [
    JSON.stringify(texts.map((text) => ({ id: text, _id: text, name: text, email: text, [text]: said[0] }))),
    {},
  ],
  () => [JSON.stringify(Object.fromEntries(texts.map((text) => [text, { open: 1, total: text, [text]: text }]))), {}],
  () => [
    JSON.stringify({ channels: [{ room: { _id: customer.email, name: customer.name }, messages: 1 }], total: 1 }),
    {},
  ],
  () => ['{"id":"\\ud800","name":"\\udfff","\\ud800":"..","payload":[{"id":".."},{"id":"../../../leak"}]}', {}],
];

/** Sends the credentials of the request and customer data in every part of a response. */
export const echoing = (vendor: BuiltInVendorName): Act => {
  let turn = 0;
  return (socket, request) => {
    const said = echo(request, vendor).map((each) => each.replace(/[^\x20-\x7e]/g, ''));
    const [body, { status, headers }] = ways[turn++ % ways.length]?.(said) ?? ['', {}];
    send(socket, body, {
      status,
      headers: { 'set-cookie': `token=${said[0]}`, 'x-echo': said.join(), etag: said[0] ?? '', ...headers },
    });
  };
};
