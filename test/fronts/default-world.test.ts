import { test } from 'vitest';
import { profiles } from '../../specs/profiles.ts';
import { expectHealthy } from './expect-healthy.ts';

test.each(profiles)('nothing is found wrong with the mock that everybody starts, %s', (profile) =>
  expectHealthy({ profile }),
);
