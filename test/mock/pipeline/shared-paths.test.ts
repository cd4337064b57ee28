import { expect, test } from 'vitest';
import { refuseSharedPaths } from '../../../mock/pipeline/shared-paths.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import type { JsonObject } from '../../../specs/json/json.ts';
import { createDocument, createTickets } from '../../extend/tickets.ts';

async function contractOf(name: string, paths: JsonObject): Promise<[string, Contract]> {
  const openapi = { ...createDocument(), paths };
  const [vendor] =
    createTickets({ declaration: { name, documents: { openapi }, basePaths: [] }, mock: { handlers: {} } }).vendors ??
    [];
  if (!vendor) throw new Error('The plugin has a vendor.');
  return [name, await loadContract({ vendor: vendor.declaration })];
}
const get = (operationId: string) => ({ get: { operationId, responses: {} } });
const post = (operationId: string) => ({ post: { operationId, responses: {} } });

test('refuses two vendors with one method and path, whatever the names of parameters', async () => {
  const tickets = await contractOf('tickets', { '/api/tickets/{id}': get('a') });
  const desk = await contractOf('desk', { '/api/desks': get('b'), '/api/tickets/{ticket_id}': get('c') });
  expect(() => refuseSharedPaths(new Map([tickets, desk]))).toThrow(
    expect.objectContaining({
      code: 'SHARED_PATH',
      message:
        'Both tickets and desk have GET /api/tickets/{ticket_id}. Serve them on two ports: one mock for each, with --vendor.',
    }),
  );
});

test('accepts other methods, other paths, and one vendor', async () => {
  const tickets = await contractOf('tickets', { '/api/tickets/{id}': get('a'), '/api/tickets/{id}/': get('b') });
  const desk = await contractOf('desk', { '/api/tickets/{id}': post('c'), '/api/tickets': get('d') });
  expect(() => refuseSharedPaths(new Map([tickets, desk]))).not.toThrow();
  expect(() => refuseSharedPaths(new Map([tickets]))).not.toThrow();
});

test('compares paths with their base paths', async () => {
  const below = (path: string) => ({ ...get('a'), servers: [{ url: `https://api.example${path}` }] });
  const tickets = await contractOf('tickets', { '/items': below('/tickets') });
  const desk = await contractOf('desk', { '/items': below('/desk') });
  expect(() => refuseSharedPaths(new Map([tickets, desk]))).not.toThrow();
  const other = await contractOf('other', { '/tickets/items': get('b') });
  expect(() => refuseSharedPaths(new Map([tickets, other]))).toThrow(
    'Both tickets and other have GET /tickets/items. Serve them on two ports: one mock for each, with --vendor.',
  );
});
