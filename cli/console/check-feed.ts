import type { Redactor } from '../../contracts/exchanges/redaction.ts';
import type { Reporter } from '../../contracts/index.ts';
import { verdicts } from '../../contracts/results/verdict.ts';
import type { ConsoleAddress } from './address.ts';
import { openConsoleConnection } from './connection.ts';
import { ConsoleFeed } from './feed.ts';

/** A reporter that writes nowhere: it tells a console. */
export interface CheckFeed extends Reporter {
  /** Tells the rest; of a check that broke off, that it has ended. */
  close(): Promise<void>;
}

/**
 * Tells a console of a check, by its own events. Throws what {@link openConsoleConnection} throws.
 *
 * @param redactor For what is told of the console itself.
 */
export async function openCheckFeed(address: ConsoleAddress, redactor: Redactor): Promise<CheckFeed> {
  const open = await openConsoleConnection(address);
  const line = { ...open, url: redactor.text(open.url) };
  const counts: Record<string, number> = Object.fromEntries(verdicts.map((verdict) => [verdict, 0]));
  let planned: { planned?: number } = {};
  let feed: ConsoleFeed | undefined;
  let end = {};
  return {
    on(event) {
      if (event.type === 'started')
        feed = new ConsoleFeed(line, { source: 'check', target: event.url, vendor: event.vendor });
      if (event.type === 'planned') planned = { planned: event.cases.length };
      if (event.type === 'case') counts[event.result.verdict] = (counts[event.result.verdict] ?? 0) + 1;
      if (event.type === 'finished') end = { exitCode: event.report.exitCode, failure: event.report.failure?.message };
      feed?.tell({ ...planned, ...counts }, event.type === 'case' ? event.result.findings : []);
    },
    close: () => (feed ? feed.end(end) : line.close()),
  };
}
