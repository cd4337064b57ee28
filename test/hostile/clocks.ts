import { now } from '../faulty/history.ts';
import { type Act, type Hostile, send } from './hostile-server.ts';

const at =
  (date: string): Act =>
  (socket, _, { status, body }) =>
    send(socket, JSON.stringify(body), { status, headers: { date } });
const later = (seconds: number) => new Date((now + seconds) * 1000);
const hour = 3600;
const year = 365 * 24 * hour;

/** The check must use the time of the server. For some times the reference server has no figures. */
const skewed = (name: string, seconds: number): Hostile => ({
  name,
  act: at(later(seconds).toUTCString()),
  expect: { exitCode: 0, says: new RegExp(`"now": "${later(seconds).toISOString()}"`) },
});
/** A time of this machine; JavaScript would parse "canary 7" as a date in 2001. */
const ours = /"now": "20(?!01)/;
const untimely = (name: string, date: string): Hostile => ({
  name,
  act: at(date),
  expect: { exitCode: 0, says: ours },
});

/** Servers with a wrong or missing `Date` header. */
export const clocks: Hostile[] = [
  skewed('is three hours ahead', 3 * hour),
  skewed('is nine hours behind', -9 * hour),
  skewed('is ten years behind', -10 * year),
  skewed('is forty years ahead', 40 * year),
  untimely('sends a word and a number as its date', 'canary 7'),
  untimely('sends an empty date', ''),
  untimely('sends a date that does not exist', 'Fri, 31 Feb 2001 12:00:00 GMT'),
  untimely('sends a number as its date', '2001'),
  {
    name: 'sends no date',
    act(socket, _, { status, body }) {
      const text = JSON.stringify(body);
      const length = Buffer.byteLength(text);
      socket.end(
        `HTTP/1.1 ${status} Fine\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${text}`,
      );
    },
    expect: { exitCode: 0, says: ours },
  },
];
