import { customer } from './canaries.ts';
import { type Act, type Hostile, send } from './hostile-server.ts';
import { createLate } from './late.ts';

const json =
  (text: string | Buffer): Act =>
  (socket) =>
    send(socket, text);
const fields = JSON.stringify(customer).slice(1, -1);
const login = `<!doctype html><html><title>Log in</title><p>${Object.values(customer).join('<p>')}</html>`;
const unreadable = /is labelled as JSON but is not valid JSON/;
const million = 1_000_000;

/** Servers whose answers arrive, and are not what was promised. All but the last two break it: exit code 1. */
export const contents: Hostile[] = [
  { name: 'says NaN', act: json(`{${fields},"count":NaN}`), expect: { exitCode: 1, says: unreadable } },
  { name: 'says Infinity', act: json(`{${fields},"count":-Infinity}`), expect: { exitCode: 1, says: unreadable } },
  {
    name: 'sends bytes that are no UTF-8',
    act: json(Buffer.concat([Buffer.from(`{${fields},"name":"`), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')])),
    expect: { exitCode: 1, says: /is not valid UTF-8, as JSON must be/ },
  },
  {
    name: 'nests a million lists',
    act: json(`${'['.repeat(million)}${']'.repeat(million)}`),
    expect: { exitCode: 1, says: /nested too deeply/ },
  },
  {
    name: 'nests a million objects',
    act: json(`${'{"a":'.repeat(million)}1${'}'.repeat(million)}`),
    expect: { exitCode: 1, says: /nested too deeply/ },
  },
  {
    name: 'nests just as deep as can still be parsed',
    act: json(`${'['.repeat(3000)}${']'.repeat(3000)}`),
    expect: { exitCode: 1, says: /nested too deeply/ },
  },
  {
    name: 'says everything twice',
    // As everywhere, the last counts; and it is not what is promised.
    act: json(`{"success":true,${fields},"success":"${customer.message}"}`),
    expect: { exitCode: 1, says: /success/ },
  },
  {
    name: 'sends half of a character',
    act: json(`{"\\ud800":"\\ud800","success":"\\udc00","_id":"\\ud800"}`),
    expect: { exitCode: 1, says: /Expected a boolean/ },
  },
  {
    name: 'names its fields after what customers wrote',
    act: json(`{${Object.values(customer).map((text) => `${JSON.stringify(text)}:1`)},"success":true}`),
    expect: { exitCode: 1, says: /is missing|not documented/ },
  },
  {
    name: 'reaches for the prototype',
    act: json('{"__proto__":{"success":true},"constructor":{"prototype":{"x":1}},"n":12345678901234567890}'),
    expect: { exitCode: 1, says: /is missing/ },
  },
  {
    name: 'answers everything with the answer to the request before',
    act: createLate(),
    expect: { exitCode: 1, says: /Expected \d+ for a request without credentials|Expected 200\. Got \d+/ },
  },
  {
    name: 'lives at the end of time',
    act: (socket, _, { status, body }) =>
      send(socket, JSON.stringify(body), { status, headers: { date: 'Sat, 13 Sep 275760 00:00:00 GMT' } }),
    // Its present is no present, so ours counts: of that the healthy twin knows no figures.
    expect: { exitCode: 0, says: /"window"/ },
  },
  // A page in place of the version says that the URL is not the API's: one sentence rather than a page of violations.
  {
    name: 'answers everything with a login page',
    act: (socket) => send(socket, login, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    expect: { exitCode: 3, failure: 'unreachable', says: /the response is a login page/ },
  },
  {
    name: 'answers every report with a login page',
    act: (socket) => send(socket, login, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    after: 2,
    // From then on nothing is the API's any more.
    expect: { exitCode: 4, failure: 'stopped', says: /the response is a login page/ },
  },
];
