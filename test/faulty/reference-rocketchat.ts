import { chatMessages, chatUsers } from './history.ts';
import type { ReferenceRequest, ReferenceResponse } from './reference-server.ts';

const day = 86_400_000;

/** Responses to Rocket.Chat's paths; undefined for other paths. */
export function answerRocketChat({ path, query, headers }: ReferenceRequest): ReferenceResponse | undefined {
  if (path === '/api/info') return { status: 200, body: { version: '8.4', success: true } };
  if (path === '/api/v1/login') {
    return { status: 401, body: { status: 'error', message: 'Unauthorized' } };
  }
  if (path !== '/api/v1/engagement-dashboard/messages/messages-sent') return undefined;

  const user = chatUsers.find(({ id, token }) => id === headers['x-user-id'] && token === headers['x-auth-token']);
  if (!user) return { status: 401, body: { status: 'error', message: 'You must be logged in to do this.' } };
  if (!user.maySeeReports) return { status: 403, body: { success: false, error: 'unauthorized' } };
  for (const name of ['start', 'end']) {
    const text = query[name];
    if (text === undefined) return refuse(`Match error: Missing key '${name}'`);
    const time = Date.parse(text);
    if (Number.isNaN(time) || new Date(time).toISOString() !== text) return refuse(`Invalid Date in field ${name}`);
  }
  return { status: 200, body: reportMessages(Date.parse(query.start ?? ''), Date.parse(query.end ?? '')) };
}

function refuse(error: string): ReferenceResponse {
  return { status: 400, body: { success: false, error } };
}

/** Reports the messages from the day of `start` to the day of `end`, both included. */
function reportMessages(start: number, end: number) {
  const first = Math.floor(start / day);
  const last = Math.floor(end / day);
  const wanted = last - first + 1;
  const days = listDays(first, last).slice(0, wanted);
  const before = listDays(first - 1 - wanted, first - 1).slice(0, wanted);
  const count = sum(days);
  const yesterday = countOn(last - 1);
  return {
    days: days.map(({ number, messages }) => ({ day: new Date(number * day).toISOString(), messages })),
    period: { count, variation: count - sum(before) },
    yesterday: { count: yesterday, variation: countOn(last) - yesterday },
    success: true,
  };
}

/** Lists days with messages, newest first. */
function listDays(first: number, last: number): { number: number; messages: number }[] {
  const days: { number: number; messages: number }[] = [];
  for (let number = last; number >= first; number--) {
    const messages = countOn(number);
    if (messages > 0) days.push({ number, messages });
  }
  return days;
}

function countOn(number: number): number {
  return chatMessages.filter((time) => Math.floor((time * 1000) / day) === number).length;
}

function sum(days: readonly { messages: number }[]): number {
  return days.reduce((total, { messages }) => total + messages, 0);
}
