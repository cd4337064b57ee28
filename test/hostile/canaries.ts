import type { IncomingHttpHeaders } from 'node:http';
import { chatUsers, users } from '../faulty/history.ts';

/** Credentials that must not appear in any output, by environment variable. */
export const secrets = {
  CHATPACT_CHATWOOT_TOKEN: 'canary+full/9f2c==',
  CHATPACT_CHATWOOT_LOW_TOKEN: 'canary"low"\\81aa',
  CHATPACT_ROCKETCHAT_TOKEN: 'canary-chat-0c44-f1b8',
  CHATPACT_ROCKETCHAT_USER_ID: 'canary-user-5d0e',
  CHATPACT_ROCKETCHAT_LOW_TOKEN: 'canary-low-chat-33',
  CHATPACT_ROCKETCHAT_LOW_USER_ID: 'canary-low-user-4',
};

/** Customer data that must not appear in any output. */
export const customer = {
  message: 'My Canary flew away, and the card 4111 1111 1111 1111 with it',
  name: 'Clara Canary',
  email: 'clara.canary@mail.example',
  phone: '+49 30 canary',
};

const people: Record<string, string | undefined> = {
  [secrets.CHATPACT_CHATWOOT_TOKEN]: users[0]?.token,
  [secrets.CHATPACT_CHATWOOT_LOW_TOKEN]: users[1]?.token,
  [secrets.CHATPACT_ROCKETCHAT_TOKEN]: chatUsers[0]?.token,
  [secrets.CHATPACT_ROCKETCHAT_USER_ID]: chatUsers[0]?.id,
  [secrets.CHATPACT_ROCKETCHAT_LOW_TOKEN]: chatUsers[1]?.token,
  [secrets.CHATPACT_ROCKETCHAT_LOW_USER_ID]: chatUsers[1]?.id,
};

/** Replaces the canary credentials by those of the reference server's users. */
export function toReferenceHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, people[String(value)] ?? String(value)]),
  );
}

const base64 = Object.values(secrets).map((secret) => Buffer.from(secret).toString('base64').replace(/=+$/, ''));

/** Finds canaries in a text, also in Base64. */
export function findCanaries(text: string): string[] {
  const plain = text.match(/.{0,30}canary.{0,30}/gi) ?? [];
  return [...plain, ...base64.filter((each) => text.includes(each))];
}
