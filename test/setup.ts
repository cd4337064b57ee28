import fc from 'fast-check';
import { assertPackageUnderTest } from './package-under-test.ts';

// A person's run draws anew each time, and may find what nobody has found; CI's run asks the same each time, so that it
// fails only for what was changed. A test that counts on having met something states a seed of its own.
if (process.env.CI) fc.configureGlobal({ seed: 20261121 });

await assertPackageUnderTest();
