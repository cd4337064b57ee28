import type { Redactor } from '../../contracts/exchanges/redaction.ts';
import type { Reporter } from '../../contracts/index.ts';
import { verdicts } from '../../contracts/results/verdict.ts';
import type { ConsoleAddress } from './address.ts';
import { openConsoleConnection } from './connection.ts';
import { ConsoleFeed } from './feed.ts';

/** A reporter that sends findings to a console. It writes no output. */
export interface CheckFeed extends Reporter {
  /** Sends the remaining findings and the end of the check, even if the check was aborted. */
  close(): Promise<void>;
}

/**
 * Opens a reporter that sends the findings of a check to a console. Throws the errors of {@link openConsoleConnection}.
 *
 * @param redactor Redacts the URL of the console in warnings.
 */
export async function openCheckFeed(address: ConsoleAddress, redactor: Redactor): Promise<CheckFeed> {
  const opened = await openConsoleConnection(address);
  const connection = { ...opened, url: redactor.text(opened.url) };
  const counts: Record<string, number> = Object.fromEntries(verdicts.map((verdict) => [verdict, 0]));
  let planned: { planned?: number } = {};
  let feed: ConsoleFeed | undefined;
  let end = {};
  return {
    on(event) {
      if (event.type === 'started')
        feed = new ConsoleFeed(connection, { source: 'check', target: event.url, vendor: event.vendor });
      if (event.type === 'planned') planned = { planned: event.cases.length };
      if (event.type === 'case') counts[event.result.verdict] = (counts[event.result.verdict] ?? 0) + 1;
      if (event.type === 'finished') end = { exitCode: event.report.exitCode, failure: event.report.failure?.message };
      feed?.report({ ...planned, ...counts }, event.type === 'case' ? event.result.findings : []);
    },
    close: () => (feed ? feed.end(end) : connection.close()),
  };
}
