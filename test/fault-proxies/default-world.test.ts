import { test } from 'vitest';
import { profiles } from '../../specs/profiles.ts';
import { expectHealthy } from './expect-healthy.ts';

test.each(profiles)('finds nothing wrong with the default mock, profile %s', (profile) => expectHealthy({ profile }));
