import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { assertPackageUnderTest } from './assert-package-under-test.ts';
import { listChanged, readSharedState } from './shared-state.ts';

// Property tests use a new seed in each local run, to find new failures. CI uses a fixed seed, so that it fails only because of
// changes. A test that needs certain cases sets its own seed.
if (process.env.CI) fc.configureGlobal({ seed: 20261121 });

await assertPackageUnderTest();

// Test files of a project share a process, so a file must not leave changed state for the next one.
const before = readSharedState();
afterAll(() => expect(listChanged(before, readSharedState())).toEqual([]));
