/** Of `node:assert` what find-my-way calls. CommonJS, since the module itself is called. */
function assert(value: unknown, message = 'Something is not as it must be.'): asserts value {
  if (!value) throw new Error(message);
}

export = assert;
