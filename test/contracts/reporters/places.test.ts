import { join, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';
import { toPlace } from '../../../contracts/results/file-location.ts';

const cwd = resolve('/home/ada/project');

test.each<[where: string, file: string, line: number]>([
  [`${join(import.meta.dirname, '../../../specs/chatwoot/openapi.yaml')}:77`, 'chatwoot/openapi.yaml', 77],
  [`${join(cwd, 'api', 'openapi.json')}:1`, 'api/openapi.json', 1],
  [`api${sep}openapi.json:9`, 'api/openapi.json', 9],
  [`${resolve('/tmp/secret-customer/openapi.json')}:3`, 'openapi.json', 3],
  ['https://me:word@example.com/openapi.json?token=1:4', 'https://example.com/openapi.json', 4],
])('shows %s without folders of this machine', (where, file, line) => {
  expect(toPlace(where, cwd)).toEqual({ file, line });
});
