import { createServer } from 'node:http';
import express from 'express';
import { expect, test } from 'vitest';
import type { ApiError } from '../../../mock/api-error.ts';
import { close, listen, urlOf } from '../../../mock/listen.ts';
import { type BulkFormat, parseBulk } from '../../../mock/pipeline/body/parse-bulk.ts';

/** Runs the second middleware, which decodes the bytes. */
function decode(form: BulkFormat, body: unknown): Promise<unknown> {
  const [, step] = parseBulk(form, '1mb');
  const request = { body } as express.Request;
  return new Promise((resolve, reject) => {
    const ended = step?.(request, {} as express.Response, () => resolve(request.body)) as unknown as Promise<void>;
    ended.catch(reject);
  });
}

test('decodes concurrent bodies one per round of the event loop', async () => {
  let round = 0;
  let isOver = false;
  const count = () => {
    round += 1;
    if (!isOver) setImmediate(count);
  };
  count();
  const rounds = await Promise.all(
    Array.from({ length: 8 }, () => decode('json', Buffer.from('[1]')).then(() => round)),
  );
  isOver = true;
  expect(new Set(rounds).size).toBe(8);
  expect([...rounds].sort((one, other) => one - other)).toEqual(rounds);
});

test('a refused body does not block later ones', async () => {
  const [refused, read] = await Promise.allSettled([
    decode('json', Buffer.from('[1')),
    decode('json', Buffer.from('[1]')),
  ]);
  expect(refused).toMatchObject({ status: 'rejected', reason: { kind: 'malformed' } satisfies Partial<ApiError> });
  expect(read).toEqual({ status: 'fulfilled', value: [1] });
});

test('removes a byte order mark, and leaves a missing body undefined', async () => {
  expect(await decode('json', Buffer.from('\uFEFF{"a":1}'))).toEqual({ a: 1 });
  expect(await decode('lines', Buffer.from('\uFEFF{}\n{}'))).toBe('{}\n{}');
  expect(await decode('lines', undefined)).toBeUndefined();
});

test('refuses deep nesting before decoding', async () => {
  const deep = Buffer.from(`${'['.repeat(101)}${']'.repeat(101)}`);
  for (const form of ['json', 'lines'] as const) {
    await expect(decode(form, deep)).rejects.toMatchObject({ problems: [{ message: 'must have at most 100 levels' }] });
  }
});

test('stops reading a body above the limit', async () => {
  const app = express();
  app.post('/', ...parseBulk('json', '1kb'), (req, res) => void res.json(req.body));
  const server = createServer(app);
  await listen(server, 0, '127.0.0.1');
  const send = (body: string) => fetch(urlOf(server), { method: 'POST', body }).then(({ status }) => status);
  expect(await send('[1]')).toBe(200);
  expect(await send(JSON.stringify('x'.repeat(2000)))).toBe(413);
  await close(server);
});
