const { matchers } = require('./load.cjs').load('testing/matchers.js');

// This file runs where the tests run, and sees their global expect. The modules that it loads do not.
if (!globalThis.expect) {
  throw new Error(
    'chatpact/jest found no global expect. Name it in setupFilesAfterEnv of Jest, or pass the matchers of chatpact/matchers to expect.extend().',
  );
}
globalThis.expect.extend(matchers);
