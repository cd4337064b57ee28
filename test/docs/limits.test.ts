import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { maxParameters } from '../../mock/http/nested-names.ts';
import {
  faultLimits,
  faultSizeLimits,
  maxAdminBodySize,
  maxBodySize,
  maxFormSize,
  maxJson,
  snapshotEventLimits,
  snapshotLimits,
} from '../../mock/pipeline/body/limits.ts';
import { root } from '../link-packages.ts';

// SECURITY.md documents each limit of the mock.

const [, table = ''] =
  /^## Limits of the mock\n([\s\S]*?)^## /m.exec(readFileSync(join(root, 'SECURITY.md'), 'utf8')) ?? [];

const figures = {
  ...{
    bodyLimit: maxBodySize,
    formLimit: maxFormSize,
    bulk: maxAdminBodySize.bulk,
    usual: maxAdminBodySize.usual,
    parameterLimit: maxParameters,
  },
  ...maxJson,
  ...snapshotLimits,
  ...snapshotEventLimits,
  ...faultLimits,
  ...faultSizeLimits,
};

test.each(Object.entries(figures))('SECURITY.md documents the limit %s', (_, limit) => {
  const shown =
    typeof limit === 'number'
      ? limit.toLocaleString('en-US')
      : limit.replace(/(\d)mb/, '$1 MB').replace(/(\d)kb/, '$1 kB');
  expect(table).toMatch(new RegExp(`(^|[^\\d,])${shown}(?!,?\\d)`));
});
