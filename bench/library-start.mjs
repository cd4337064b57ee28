// Measures the start of a test that imports chatpact: milliseconds, and MB of resident memory with one mock, as JSON.
const importing = performance.now();
const { createMock } = await import('../dist/index.js');
const creating = performance.now();
const first = await createMock();
const created = performance.now();
const memory = process.memoryUsage.rss() / 1e6;
const more = performance.now();
const second = await createMock();
const ended = performance.now();
process.stdout.write(
  JSON.stringify({ import: creating - importing, first: created - creating, second: ended - more, memory }),
);
await first.close();
await second.close();
