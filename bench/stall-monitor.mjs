// A benchmark loads this module into a mock. It reports the longest stall of the event loop since the last report, and
// the memory and handles after garbage collection.

const interval = 5;
let longest = 0;
let last = performance.now();
let cpu = process.cpuUsage();

setInterval(() => {
  const now = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  // Time in which the process waited for a processor does not count.
  longest = Math.max(longest, Math.min(now - last - interval, (user + system) / 1000));
  last = now;
  cpu = process.cpuUsage();
}, interval).unref();

process.on('message', () => {
  const stall = longest;
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const held = process.getActiveResourcesInfo().length;
  process.send?.({ stall, heap: heapUsed, resident: rss, held });
  longest = 0;
  last = performance.now();
  cpu = process.cpuUsage();
});
process.channel?.unref();
