import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Mock, MockOptions } from '../../../mock/server.ts';
import type { BuiltInVendorName } from '../../../specs/vendors.ts';
import { startMock } from '../start-mock.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A user's document for a vendor, with the given paths. */
export function toDocument(paths: object, components: object = {}): object {
  return { openapi: '3.0.3', info: { title: 'Mine', version: '1' }, paths, components };
}

/** An operation with the given responses. */
export function answering(responses: Record<string, object>): object {
  return {
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, { description: `A ${status}`, ...response }]),
    ),
  };
}

/** A JSON response with a schema. */
export const json = (schema: object, more: object = {}): object => ({
  content: { 'application/json': { schema, ...more } },
});

/** Writes a document to a folder that is removed after the tests of the file. Returns its path. */
export async function writeDocument(document: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chatpact-answers-'));
  folders.push(folder);
  const path = join(folder, 'openapi.json');
  await writeFile(path, JSON.stringify(document));
  return path;
}

/** Starts a mock that serves a document together with the built-in one. */
export async function serveDocument(
  document: object,
  vendor: BuiltInVendorName = 'rocketchat',
  options: MockOptions = {},
): Promise<Mock> {
  const path = await writeDocument(document);
  return startMock({ scale: 0, vendors: [vendor], specs: { [vendor]: path }, ...options });
}
