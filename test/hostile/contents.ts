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

/** Servers whose responses are complete but wrong. All but the last two violate the contract: exit code 1. */
export const contents: Hostile[] = [
  { name: 'says NaN', act: json(`{${fields},"count":NaN}`), expect: { exitCode: 1, says: unreadable } },
  { name: 'says Infinity', act: json(`{${fields},"count":-Infinity}`), expect: { exitCode: 1, says: unreadable } },
  {
    name: 'sends bytes that are not UTF-8',
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
    name: 'nests as deep as the parser allows',
    act: json(`${'['.repeat(3000)}${']'.repeat(3000)}`),
    expect: { exitCode: 1, says: /nested too deeply/ },
  },
  {
    name: 'sends every field twice',
    // JSON.parse keeps the last value, which violates the contract.
    act: json(`{"success":true,${fields},"success":"${customer.message}"}`),
    expect: { exitCode: 1, says: /success/ },
  },
  {
    name: 'sends half of a character',
    act: json(`{"\\ud800":"\\ud800","success":"\\udc00","_id":"\\ud800"}`),
    expect: { exitCode: 1, says: /Expected a boolean/ },
  },
  {
    name: 'uses customer data as field names',
    act: json(`{${Object.values(customer).map((text) => `${JSON.stringify(text)}:1`)},"success":true}`),
    expect: { exitCode: 1, says: /is missing|not documented/ },
  },
  {
    name: 'sends a field named __proto__',
    act: json('{"__proto__":{"success":true},"constructor":{"prototype":{"x":1}},"n":12345678901234567890}'),
    expect: { exitCode: 1, says: /is missing/ },
  },
  {
    name: 'answers each request with the response to the previous one',
    act: createLate(),
    expect: { exitCode: 1, says: /Expected \d+ for a request without credentials|Expected 200\. Got \d+/ },
  },
  {
    name: 'sends the latest possible date',
    act: (socket, _, { status, body }) =>
      send(socket, JSON.stringify(body), { status, headers: { date: 'Sat, 13 Sep 275760 00:00:00 GMT' } }),
    // The date is unusable, so the check uses its own time, for which the reference server has no figures.
    expect: { exitCode: 0, says: /"window"/ },
  },
  // A page instead of the version shows that the URL is not that of the API: one failure, no list of violations.
  {
    name: 'answers everything with a login page',
    act: (socket) => send(socket, login, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    expect: { exitCode: 3, failure: 'unreachable', says: /the response is a login page/ },
  },
  {
    name: 'answers every report with a login page',
    act: (socket) => send(socket, login, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    after: 2,
    // After that, no response comes from the API.
    expect: { exitCode: 4, failure: 'stopped', says: /the response is a login page/ },
  },
];
