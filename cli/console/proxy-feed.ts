import type { ProxyFinding, ProxyState } from '../../contracts/index.ts';
import type { ConsoleConnection } from './connection.ts';
import { ConsoleFeed } from './feed.ts';

/** Tells a console of a proxy. */
export interface ProxyFeed {
  /** Told of every exchange in which something was found; what is not new waits for the next look. */
  found(finding: ProxyFinding): void;
  /** Tells the rest, and that it has ended. */
  close(exitCode: number): Promise<void>;
}

/** Milliseconds from one look at the counts to the next. */
const pace = 1000;

/** Begins to tell. */
export function createProxyFeed(
  line: ConsoleConnection,
  { target, vendor }: Pick<ProxyState, 'target' | 'vendor'>,
  look: () => ProxyState,
): ProxyFeed {
  const feed = new ConsoleFeed(line, { source: 'proxy', target, vendor });
  const tell = (findings: ProxyFinding[] = []) => {
    const { requests, judged, unjudged, violations } = look();
    feed.tell({ requests, judged, ...(unjudged > 0 && { unjudged }), violation: violations }, findings);
  };
  tell();
  const timer = setInterval(tell, pace).unref();
  return {
    found(finding) {
      if (finding.count === 1) tell([finding]);
    },
    close(exitCode) {
      clearInterval(timer);
      tell();
      return feed.end({ exitCode });
    },
  };
}
