import type { ProxyFinding, ProxyState } from '../../contracts/index.ts';
import type { ConsoleConnection } from './connection.ts';
import { ConsoleFeed } from './feed.ts';

/** Sends the findings of a proxy to a console. */
export interface ProxyFeed {
  /** Handles a finding. A new one is sent at once, a repeated one with the next counts. */
  found(finding: ProxyFinding): void;
  /** Sends the rest and the end of the run. */
  close(exitCode: number): Promise<void>;
}

/** Interval in milliseconds at which the counts are sent. */
const intervalMs = 1000;

/** Starts to send the findings of a proxy. `readState` returns its current state. */
export function createProxyFeed(
  connection: ConsoleConnection,
  { target, vendor }: Pick<ProxyState, 'target' | 'vendor'>,
  readState: () => ProxyState,
): ProxyFeed {
  const feed = new ConsoleFeed(connection, { source: 'proxy', target, vendor });
  const send = (findings: ProxyFinding[] = []) => {
    const { requests, judged, unjudged, violations } = readState();
    feed.report({ requests, judged, ...(unjudged > 0 && { unjudged }), violation: violations }, findings);
  };
  send();
  const timer = setInterval(send, intervalMs).unref();
  return {
    found(finding) {
      if (finding.count === 1) send([finding]);
    },
    close(exitCode) {
      clearInterval(timer);
      send();
      return feed.end({ exitCode });
    },
  };
}
