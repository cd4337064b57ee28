import autocannon from 'autocannon';

// The load generator, in a separate process, so that it does not slow down the server. It reads one job from standard
// input (see load.ts), and writes the result to standard output.

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { url, path, query, windows, headers, connections, warmUpSeconds, seconds, bytes } = JSON.parse(text);

/** Returns a path with a random window that was not requested before. Its length varies by an hour. */
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
  // autocannon stops at a sample. With the default of one second, runs could not last half a second.
  const running = autocannon({ url, headers, connections, duration, sampleInt: 100, requests });
  running.on('response', (_, __, received) => {
    // A shorter body than expected is a wrong response, even with status 200.
    if (received < bytes) short++;
  });
  const result = await running;
  const wrong = result.non2xx + result.errors + result.timeouts + short;
  const perSecond = result.requests.total / result.duration;
  return { perSecond, p50: result.latency.p50, p99: result.latency.p99, wrong };
}

if (warmUpSeconds > 0) await shoot(warmUpSeconds);
process.stdout.write(JSON.stringify(await shoot(seconds)));
