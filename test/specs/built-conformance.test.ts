import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../specs/json/json.ts';
import { loadConformanceErrors } from '../../specs/schemas/conformance-errors.ts';
import { buildIfNeeded } from '../build.ts';

// The build compiles the schemas of OpenAPI to code. It must find the same errors as the validator that the sources use.

const root = join(import.meta.dirname, '..', '..');

beforeAll(() => buildIfNeeded());

async function loadBuilt(version: string): Promise<ValidateFunction> {
  const path = join(root, 'dist', 'specs', 'schemas', 'built-conformance', `openapi-${version}.mjs`);
  const built: { default: ValidateFunction } = await import(pathToFileURL(path).href);
  return built.default;
}

const info = { title: 'A', version: '1' };
const toOperation = (parameter: JsonObject, more: JsonObject = {}) => ({
  paths: { '/a': { get: { parameters: [parameter], responses: { 200: { description: '' } }, ...more } } },
});
const mistakes: JsonObject[] = [
  toOperation({ name: 'a', in: 'query', schema: { type: 'string' }, type: 'string' }),
  toOperation({ name: 'a', in: 'body' }),
  toOperation({ name: 'a', in: 'query', schema: { type: 7, required: 'a' } }, { responses: {} }),
  toOperation({ $ref: '#/nowhere' }, { tags: 'a', deprecated: 1 }),
  { paths: { a: {} }, surplus: true, servers: [{ url: 1 }], host: 'x y', schemes: ['ftp'] },
  { info: { title: 1, contact: { email: 'no mail', url: 'no url' } }, paths: [], tags: [{}] },
];

test.each(['2.0', '3.0', '3.1'])(
  'the compiled schema of OpenAPI %s finds the errors of the validator',
  async (version) => {
    const validate = await loadBuilt(version);
    const listErrors = await loadConformanceErrors(version);
    const said = version === '2.0' ? { swagger: version } : { openapi: `${version}.0` };
    for (const mistake of mistakes) {
      const document = { info, ...mistake, ...said };
      const errors = await listErrors(document);
      expect(errors.length, JSON.stringify(document)).toBeGreaterThan(0);
      expect(validate(document)).toBe(false);
      expect(validate.errors).toEqual(errors);
    }
    expect(validate({ info, paths: {}, ...said })).toBe(true);
  },
);
