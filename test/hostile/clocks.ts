import { now } from '../faulty/history.ts';
import { type Act, type Hostile, send } from './hostile-server.ts';

const at =
  (date: string): Act =>
  (socket, _, { status, body }) =>
    send(socket, JSON.stringify(body), { status, headers: { date } });
const later = (seconds: number) => new Date((now + seconds) * 1000);
const hour = 3600;
const year = 365 * 24 * hour;

/** A server with another present than ours is asked about its own. Of some times the twin knows no figures. */
const skewed = (name: string, seconds: number): Hostile => ({
  name,
  act: at(later(seconds).toUTCString()),
  expect: { exitCode: 0, says: new RegExp(`"now": "${later(seconds).toISOString()}"`) },
});
/** This century, and not the time that JavaScript makes of a word with a number. */
const ours = /"now": "20(?!01)/;
const untimely = (name: string, date: string): Hostile => ({
  name,
  act: at(date),
  expect: { exitCode: 0, says: ours },
});

/** Servers whose clock is not ours. */
export const clocks: Hostile[] = [
  skewed('is three hours ahead', 3 * hour),
  skewed('is nine hours behind', -9 * hour),
  skewed('is ten years behind', -10 * year),
  skewed('is forty years ahead', 40 * year),
  untimely('says a word and a number for the time', 'canary 7'),
  untimely('says nothing for the time', ''),
  untimely('says a day that does not exist', 'Fri, 31 Feb 2001 12:00:00 GMT'),
  untimely('says a number for the time', '2001'),
  {
    name: 'does not tell the time',
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
