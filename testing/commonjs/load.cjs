// Loads the ES modules of chatpact for require(). Jest replaces require() and createRequire() of test files by its own,
// which cannot load ES modules before Node.js 24.9. A module object that is made here has the require() of Node.js.
const { join } = require('node:path');
const { Module } = require('node:module');

const nodeModule = new Module(__filename);

/** Returns the exports of a file of the build, by its path in dist/. */
exports.load = (file) => {
  try {
    return nodeModule.require(join(__dirname, '..', '..', file));
  } catch (error) {
    if (error.code !== 'ERR_REQUIRE_ESM') throw error;
    throw new Error(
      `chatpact consists of ES modules, which require() cannot load in Node.js ${process.version}. Use Node.js 20.19, 22.12 or later, or await import('chatpact').`,
      { cause: error },
    );
  }
};
