/** The part of `node:assert` that find-my-way uses. CommonJS, because callers call the module itself. */
function assert(value: unknown, message = 'Assertion failed.'): asserts value {
  if (!value) throw new Error(message);
}

export = assert;
