import { at, channels, eventList, type FaultyServer, messagesSent, outgoing, series, whenRefused } from './fault.ts';

const html = '<!doctype html><html><body><form>Log in</form></body></html>';

/** Responses with a wrong status, media type or encoding. */
export const transportFaults: FaultyServer[] = [
  {
    name: 'JSON with the content type text/plain',
    vendor: 'chatwoot',
    fault: at(series, (_, answer) => ({ ...answer, headers: { 'content-type': 'text/plain' } })),
    expect: { operation: series, check: 'content-type', keyword: 'media-type' },
  },
  {
    name: 'a login page instead of data',
    vendor: 'chatwoot',
    fault: at(outgoing, (_, answer) =>
      answer.status === 200 ? { ...answer, text: html, headers: { 'content-type': 'text/html' } } : answer,
    ),
    expect: { operation: outgoing, check: 'content-type', keyword: 'html' },
  },
  {
    name: 'incomplete JSON',
    vendor: 'rocketchat',
    fault: at(messagesSent, (_, answer) =>
      answer.status === 200 ? { ...answer, text: JSON.stringify(answer.body).slice(0, 300) } : answer,
    ),
    expect: { operation: messagesSent, check: 'content-type', keyword: 'unreadable' },
  },
  {
    name: 'an empty body',
    vendor: 'chatwoot',
    fault: at(channels, (_, answer) => (answer.status === 200 ? { ...answer, text: '' } : answer)),
    expect: { operation: channels, check: 'content-type', keyword: 'empty' },
  },
  {
    name: 'a body that does not have the declared content encoding',
    vendor: 'chatwoot',
    fault: at(channels, (_, answer) =>
      answer.status === 200
        ? { ...answer, headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } }
        : answer,
    ),
    expect: { operation: channels, check: 'content-type', keyword: 'unreadable' },
  },
  {
    name: 'a redirect to the login page instead of 401',
    vendor: 'chatwoot',
    fault: whenRefused(eventList, 401, () => ({ status: 302, body: '', headers: { location: '/app/login' } })),
    expect: { operation: eventList, check: 'status', keyword: 'redirect' },
  },
  {
    name: 'a success with the status 202',
    vendor: 'rocketchat',
    fault: at(messagesSent, (_, answer) => (answer.status === 200 ? { ...answer, status: 202 } : answer)),
    expect: { operation: messagesSent, check: 'status', keyword: 'success' },
  },
];
