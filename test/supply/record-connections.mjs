// Loaded before a program (node --import). Records every connection, lookup and child process, one per line.
import { ChildProcess } from 'node:child_process';
import { Socket as DatagramSocket } from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';

const file = process.env.CHATPACT_TEST_CONNECTIONS;
const note = (...words) => appendFileSync(file, `${words.join(' ')}\n`);

/** Wraps a method, so that each call is recorded first. */
function record(owner, name, describe) {
  const original = owner[name];
  owner[name] = function (...args) {
    note(...describe(...args));
    return original.apply(this, args);
  };
}

// http, https, tls, fetch and undici all use this method for TCP.
record(Socket.prototype, 'connect', (options, ...rest) => {
  const { host, port, path } = Array.isArray(options) ? (options[0] ?? {}) : toOptions(options, rest);
  return ['connect', path ?? `${host ?? 'localhost'}:${port}`];
});
record(DatagramSocket.prototype, 'send', (...args) => [
  'send',
  args.filter((arg) => typeof arg !== 'object').join(' '),
]);
record(DatagramSocket.prototype, 'connect', (port, address) => ['send', `${address}:${port}`]);
record(ChildProcess.prototype, 'spawn', ({ file: program }) => ['spawn', program]);
for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of Object.getOwnPropertyNames(owner)) {
    if (/^(lookup|resolve|reverse)/.test(name)) record(owner, name, (host) => ['lookup', host]);
  }
}
// Named imports get the wrapped functions, too.
syncBuiltinESMExports();

/** Reads arguments like net.connect: (options), (path), (port, host). */
function toOptions(first, [second]) {
  if (typeof first === 'object') return first;
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { path: first };
  return { port: first, host: typeof second === 'string' ? second : undefined };
}
