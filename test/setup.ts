import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { assertPackageUnderTest } from './package-under-test.ts';
import { listChanged, readSharedState } from './shared-state.ts';

// A person's run draws anew each time, and may find what nobody has found; CI's run asks the same each time, so that it
// fails only for what was changed. A test that counts on having met something states a seed of its own.
if (process.env.CI) fc.configureGlobal({ seed: 20261121 });

await assertPackageUnderTest();

// Files of a tier share a process and its modules: what one leaves changed, the next one would meet.
const before = readSharedState();
afterAll(() => expect(listChanged(before, readSharedState())).toEqual([]));
