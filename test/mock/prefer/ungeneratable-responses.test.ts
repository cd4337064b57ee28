import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiError } from '../../../mock/api-error.ts';
import type { MockLogger } from '../../../mock/logger.ts';
import { findPreferred } from '../../../mock/prefer/preferred.ts';
import { PrismGenerator } from '../../../mock/prefer/prism-generator.ts';
import { vendors } from '../../../mock/vendors/index.ts';
import type { Contract } from '../../../specs/contract.ts';
import { loadContract } from '../../../specs/contract.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

// Documents from which no response can be generated, which is not a bug of the mock.

const answers = (schema: object) => ({ 200: { description: 'OK', content: { 'application/json': { schema } } } });
const ref = (level: number) => ({ $ref: `#/components/schemas/A${level}` });
/** Each level contains the next one twice, which gives an astronomical number of values. */
const doubling = Object.fromEntries(
  Array.from({ length: 40 }, (_, level) => [
    `A${level}`,
    { type: 'object', required: ['a', 'b'], properties: { a: ref(level + 1), b: ref(level + 1) } },
  ]),
);
const top = { openapi: '3.0.3', info: { title: 'Mine', version: '1' } };
const endless = {
  ...top,
  components: { schemas: { ...doubling, A40: { type: 'string' } } },
  paths: { '/api/v1/deep': { get: { operationId: 'deep', responses: answers(ref(0)) } } },
};
const plain = {
  ...top,
  paths: { '/api/v1/plain': { get: { operationId: 'plain', responses: answers({ type: 'integer' }) } } },
};

const getSurroundings = () => ({ seed: 1, now: 0, listIds: () => [], holdsId: () => undefined });

let folder: string;
let contracts: Record<string, Contract>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-unmade-'));
  const load = async (id: string, document: object) => {
    await writeFile(join(folder, `${id}.json`), JSON.stringify(document));
    return loadContract({ vendor: 'rocketchat', document: join(folder, `${id}.json`) });
  };
  contracts = { deep: await load('deep', endless), plain: await load('plain', plain) };
});
afterAll(() => rm(folder, { recursive: true }));

/** A logger that collects lines as text. */
function createLog(): { logger: MockLogger; lines: string[] } {
  const lines: string[] = [];
  const note = (level: string) => (context: unknown, text?: string) =>
    void lines.push(`${level} ${JSON.stringify(context)} ${text}`);
  return { lines, logger: { debug: note('debug'), warn: note('warn'), error: note('error') } as MockLogger };
}

test.each(['chatwoot', 'rocketchat'] as const)('%s returns a 501 in its own error format', (name) => {
  const vendor = vendors.find((each) => each.name === name);
  const contract = contracts.deep;
  const operation = contract?.findOperation('deep');
  if (!vendor || !contract || !operation) throw new Error('There is no such vendor.');
  const forced = {
    make: () => Promise.reject(new Error('secret-of-a-request')),
    close: async () => undefined,
  };
  const { logger, lines } = createLog();
  const request = { method: 'get', path: '/api/v1/deep', params: {}, query: {}, headers: {} };
  const unhandled = { ...vendor, hasHandler: () => false };
  return expect(
    findPreferred({ generator: forced, logger, getSurroundings }, contract, unhandled, operation, request as never),
  )
    .rejects.toSatisfy((fault: ApiError) => {
      const { status, body } = vendor.renderError(fault, operation, () => false);
      expect(status).toBe(501);
      expect(JSON.stringify(body)).toContain(
        'No response of deep can be generated from the document: Prism cannot process its schema',
      );
      expect(JSON.stringify(body)).not.toContain('bug');
      return true;
    })
    .then(() => {
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/^warn .*"operation":"deep"/);
      expect(lines[0]).not.toContain('secret-of-a-request');
    });
});

test('refuses an infinite schema, and lets pending requests be repeated', async () => {
  const forced = new PrismGenerator(1, 8000);
  const { logger } = createLog();
  const vendor = vendors.find(({ name }) => name === 'rocketchat');
  const make = (id: string) => {
    const contract = contracts[id];
    const operation = contract?.findOperation(id);
    if (!vendor || !contract || !operation) throw new Error(`There is no ${id}.`);
    const request = { method: 'get', path: operation.path, params: {}, query: {}, headers: {} };
    return findPreferred({ generator: forced, logger, getSurroundings }, contract, vendor, operation, request as never);
  };
  try {
    const late = expect(make('deep')).rejects.toMatchObject({
      kind: 'unmade',
      problems: [
        { message: expect.stringContaining('deep can be generated from the document: Prism took longer than 8 s') },
      ],
    });
    await expect(make('plain')).rejects.toMatchObject({ kind: 'unavailable' });
    await late;
    await expect(make('plain')).resolves.toMatchObject({ reply: { status: 200 } });
  } finally {
    await forced.close();
  }
}, 90_000);

test('answers an operation whose response can be generated', async () => {
  const mock = await startMock({ scale: 0, specs: { rocketchat: join(folder, 'plain.json') } });
  const answer = await ask(mock, '/api/v1/plain', { headers: headersOf(mock, 'rocketchat', 'admin') });
  expect([answer.status, typeof answer.body]).toEqual([200, 'number']);
});
