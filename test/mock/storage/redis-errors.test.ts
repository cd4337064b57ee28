import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../../mock/server.ts';
import { parseRedisAddress } from '../../../mock/storage/redis/address.ts';
import { UsageError } from '../../../usage-error.ts';
import { type Redis, startRedis, testWithRedis } from '../../redis.ts';
import { startReplicas } from './share-log.ts';

// Errors about Redis say what to do and never contain the password.

const secret = 'canary-secret';

async function open(log: string): Promise<UsageError> {
  const error = await createMock({ scale: 0, log }).then(
    async (mock) => {
      await mock.close();
      throw new Error('It was opened.');
    },
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).message).not.toContain(secret);
  return error as UsageError;
}

describe('an address', () => {
  for (const [name, address, words] of [
    ['a bad escape in the password', `redis://u:%zz${secret}@h/k`, /user name, password or key.*%25/],
    ['a bad escape in the user name', 'redis://%u:p@h/k', /user name, password or key.*%25/],
    ['a bad escape in the key', 'redis://h:6379/%E0%A4%A', /user name, password or key.*%25/],
    ['no key', 'redis://h:6379/', /a key is missing/],
    ['no host', 'redis:///k', /host.*is missing/],
    ['an invalid port', `redis://:${secret}@h:99999/k`, /cannot be parsed/],
    ['a password with a slash in it', `redis://:${secret}/x@h:6379/k`, /cannot be parsed/],
    ['a database that is not a number', 'redis://h/k?database=x', /database.*"x"/],
    ['an unknown parameter', 'redis://h/k?db=1', /database.*"db"/],
  ] as const) {
    test(`with ${name} is refused`, async () => {
      const error = await open(address);
      expect(error.code).toBe('INVALID_LOG_ADDRESS');
      expect(error.message).toMatch(words);
    });
  }

  test('with valid escapes is accepted', () => {
    expect(parseRedisAddress('redis://a%40b:c%2Fd@h/x%20y?database=3')).toEqual({
      socket: { host: 'h', port: 6379, tls: false },
      username: 'a@b',
      password: 'c/d',
      database: 3,
      key: 'x y',
    });
  });
});

async function startGuarded(): Promise<Redis> {
  const redis = await startRedis();
  await redis.call('ACL', 'SETUSER', 'writer', 'on', `>${secret}`, '~log*', '+@all');
  await redis.call('ACL', 'SETUSER', 'reader', 'on', `>${secret}`, '~*', '+@read', '+@connection');
  await redis.call('ACL', 'SETUSER', 'elsewhere', 'on', `>${secret}`, '~other', '+@all');
  return redis;
}

const as = (redis: Redis, user: string, rest = 'log', password = secret) =>
  `redis://${user}:${password}@127.0.0.1:${redis.port}/${rest}`;

testWithRedis('distinguishes errors about users, passwords and databases', async () => {
  const redis = await startGuarded();
  for (const [address, words] of [
    [as(redis, 'writer', 'log', `${secret}-wrong`), /rejects the user name or password/],
    [as(redis, 'stranger'), /rejects the user name or password/],
    [as(redis, 'reader'), /may not read and write the key/],
    [as(redis, 'elsewhere'), /may not read and write the key/],
    [as(redis, 'writer', 'log?database=99'), /no database with this number/],
  ] as const) {
    const error = await open(address);
    expect(error.code).toBe('UNUSABLE_LOG');
    expect(error.message).toMatch(words);
    expect(error.message).toMatch(new RegExp(`^Cannot open the log at 127\\.0\\.0\\.1:${redis.port}: `));
  }
  await redis.call('ACL', 'SETUSER', 'default', `>${secret}`, 'resetpass', `>${secret}`);
  expect((await open(redis.log())).message).toMatch(/requires a password/);
});

testWithRedis('a user with the permissions that the message lists can open a log', async () => {
  const redis = await startGuarded();
  const commands = ['eval', 'xadd', 'xread', 'xrange', 'xrevrange', 'xlen', 'del', 'time'].map((each) => `+${each}`);
  await redis.call('ACL', 'SETUSER', 'least', 'on', `>${secret}`, '~log', '+@connection', ...commands);
  const [replica] = await startReplicas(as(redis, 'least'), 1);
  expect(replica?.logged).toEqual([]);
});

testWithRedis('refuses a key that holds something else', async () => {
  const redis = await startRedis();
  await redis.call('SET', 'text', 'theirs');
  expect((await open(redis.log('text'))).message).toMatch(/not a stream; use another key/);
  expect(await redis.call('GET', 'text')).toBe('theirs');
  await redis.call('XADD', 'jobs', '*', 'job', 'theirs');
  expect((await open(redis.log('jobs'))).message).toMatch(/stream that is not a log of chatpact/);
  await redis.call('XADD', 'early', '0-1', 'job', 'theirs');
  expect((await open(redis.log('early'))).message).toMatch(/stream that is not a log of chatpact/);
  expect(await redis.call('XLEN', 'early')).toBe(1);
});

testWithRedis('reports a read-only Redis', async () => {
  const redis = await startRedis();
  await redis.call('CONFIG', 'SET', 'maxmemory', '1');
  expect((await open(redis.log())).message).toMatch(/no memory left/);
  await redis.call('CONFIG', 'SET', 'maxmemory', '0');
  await redis.call('REPLICAOF', '127.0.0.1', '1');
  expect((await open(redis.log())).message).toMatch(/read-only replica/);
});

test('reports a port that is not Redis', async () => {
  const web = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
  await once(web, 'listening');
  onTestFinished(() => void web.close());
  const { port } = web.address() as AddressInfo;
  expect((await open(`redis://:${secret}@127.0.0.1:${port}/log`)).message).toMatch(/^Cannot open the log at/);
  expect((await open(`rediss://:${secret}@127.0.0.1:${port}/log`)).message).toMatch(/^Cannot open the log at/);
});

test('reports a port that never answers', { timeout: 30_000 }, async () => {
  const sockets: Socket[] = [];
  const silent = createTcpServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const { port } = silent.address() as AddressInfo;
  expect((await open(`redis://:${secret}@127.0.0.1:${port}/log`)).message).toMatch(/No answer within/);
});

testWithRedis('the command exits with 2 and one sentence', { timeout: 60_000 }, async () => {
  const redis = await startGuarded();
  await redis.call('SET', 'log-text', 'theirs');
  const end = async (log: string) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'mock', '--port', '0', '--scale', '0'], {
      env: { ...process.env, CHATPACT_LOG: log },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes) => {
        output += bytes;
      });
    }
    const [code] = await once(child, 'close');
    expect(code, output).toBe(2);
    expect(output).not.toMatch(/a bug of chatpact|canary/);
    expect(output.trim().split('\n')).toHaveLength(1);
  };
  await Promise.all([
    end(`redis://u:%zz${secret}@h/k`),
    end(as(redis, 'reader')),
    end(as(redis, 'writer', 'log-text')),
    end(as(redis, 'writer', 'log', `${secret}-wrong`)),
    end(as(redis, 'writer', 'log?database=99')),
  ]);
});
