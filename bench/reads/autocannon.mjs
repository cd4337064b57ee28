import autocannon from 'autocannon';

// The load, in a process of its own, so that what it costs is not the server's. It is told one job on its standard
// input (see load.ts), and says on its standard output what came of it.

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { url, path, query, windows, headers, connections, warmUpSeconds, seconds, bytes } = JSON.parse(text);

/** A window that nobody asked for before: of the same length give or take an hour, and beginning at any second. */
function toFreshPath() {
  const since = windows.from + Math.floor(Math.random() * (windows.to - windows.from));
  const until = since + windows.length + Math.floor(Math.random() * 3600);
  return `${path}?since=${since}&until=${until}${query}`;
}

async function shoot(duration) {
  const fresh = { setupRequest: (request) => ({ ...request, path: toFreshPath() }) };
  const request = windows.from === windows.to ? { path: toFreshPath() } : fresh;
  let short = 0;
  const requests = [{ method: 'GET', ...request }];
  // It ends at a sample: with those of a second, as they are if nothing is said, no run takes less or a half.
  const running = autocannon({ url, headers, connections, duration, sampleInt: 100, requests });
  running.on('response', (_, __, received) => {
    // What is shorter than the body that is due is another answer, whatever its status.
    if (received < bytes) short++;
  });
  const result = await running;
  const wrong = result.non2xx + result.errors + result.timeouts + short;
  const perSecond = result.requests.total / result.duration;
  return { perSecond, p50: result.latency.p50, p99: result.latency.p99, wrong };
}

if (warmUpSeconds > 0) await shoot(warmUpSeconds);
process.stdout.write(JSON.stringify(await shoot(seconds)));
