import * as node from 'node:crypto';
import { extname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as ours from '../../../mock/browser/node-shims/crypto.ts';
import * as path from '../../../mock/browser/node-shims/path.ts';
import * as timers from '../../../mock/browser/node-shims/timers-promises.ts';
import * as util from '../../../mock/browser/node-shims/util.ts';

// Compares the browser's replacements of Node.js modules with the modules. same-answers.test.ts covers the rest.

const data = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array());
const algorithm = fc.constantFrom('sha1' as const, 'sha256' as const);
const encoding = fc.constantFrom('hex' as const, 'base64' as const, 'base64url' as const);

test('computes the same digests as Node.js in every encoding', () => {
  fc.assert(
    fc.property(algorithm, data, data, encoding, (name, one, other, as) => {
      const both = node.createHash(name).update(one).update(other).digest(as);
      expect(ours.createHash(name).update(one).update(other).digest(as)).toBe(both);
      expect(ours.hash(name, one, as)).toBe(node.createHash(name).update(one).digest(as));
      const keyed = node.createHmac(name, other).update(one).digest(as);
      expect(ours.createHmac(name, other).update(one).digest(as)).toBe(keyed);
    }),
  );
});

test('computes the same password digests as Node.js, and compares secrets', () => {
  expect(ours.scryptSync('pässword', 'chatpact', 32, { N: 2048 }).toString('base64url')).toBe(
    node.scryptSync('pässword', 'chatpact', 32, { N: 2048 }).toString('base64url'),
  );
  const [one, other] = ['a', 'b'].map((text) => ours.hash('sha256', text, 'buffer'));
  if (!one || !other) throw new Error('No digests.');
  expect([ours.timingSafeEqual(one, one.slice()), ours.timingSafeEqual(one, other)]).toEqual([true, false]);
  expect(ours.randomUUID()).toMatch(/^[\da-f-]{36}$/);
});

test.each(['x.json', 'a/b.tar.gz', 'a.b/c', '.hidden', 'a/.hidden', 'none', 'x.', ''])(
  'returns the extension of "%s" as in Node.js',
  (name) => {
    expect(path.extname(name)).toBe(extname(name));
  },
);

test('compares JSON as Node.js does', () => {
  const small = fc.jsonValue({ maxDepth: 2 });
  fc.assert(
    fc.property(small, small, (one, other) => {
      expect(util.isDeepStrictEqual(one, other)).toBe(isDeepStrictEqual(one, other));
      expect(util.isDeepStrictEqual(one, structuredClone(one))).toBe(true);
    }),
  );
  expect(util.isDeepStrictEqual({ a: 1, b: [] }, { b: [], a: 1 })).toBe(true);
  expect(util.isDeepStrictEqual({ a: undefined }, { b: undefined })).toBe(false);
  expect(util.isDeepStrictEqual([], {})).toBe(false);
});

test('yields to other tasks', async () => {
  const finished: string[] = [];
  setTimeout(() => finished.push('other'), 0);
  for (let count = 0; count < 1000 && finished.length === 0; count += 1) await timers.setImmediate();
  expect(finished).toEqual(['other']);
  await timers.setTimeout(1);
});
