import { describe, expect, test } from 'vitest';
import { checkContract } from '../../../contracts/index.ts';
import {
  at,
  type EventPage,
  eventList,
  messagesSent,
  outgoing,
  rewrite,
  type Series,
  series,
} from '../../faulty/fault.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import { startReferenceServer } from '../../faulty/reference-server.ts';
import { checkReferenceServer, referenceCredentials } from '../check-reference-server.ts';

describe.concurrent('A verdict', () => {
  test('is vacuous for an empty response', async () => {
    const report = await checkReferenceServer(
      'chatwoot',
      rewrite(outgoing, () => []),
      { ids: { inbox: 1, team: 1, label: 1 } },
    );
    const cases = report.cases.filter(({ id }) => id.startsWith(`${outgoing}/success`));
    expect(cases.map(({ verdict }) => verdict)).toEqual(['vacuous', 'vacuous', 'vacuous', 'vacuous', 'vacuous']);
  });

  test('is vacuous if every list of a response is empty', async () => {
    const empty = (page = '1') => ({ meta: { count: 0, current_page: Number(page), total_pages: 0 }, payload: [] });
    const report = await checkReferenceServer(
      'chatwoot',
      rewrite(eventList, (_, { query }) => empty(query.page)),
    );
    const verdicts = Object.fromEntries(report.cases.map(({ id, verdict }) => [id, verdict]));
    expect(verdicts[`${eventList}/success`]).toBe('vacuous');
    expect(verdicts[`${eventList}/pagination`]).toBe('vacuous');
    expect(verdicts['relation/events-inside-window']).toBe('vacuous');
  });

  test('is vacuous for a relation without figures', async () => {
    const report = await checkReferenceServer(
      'chatwoot',
      rewrite<Series>(series, (body) => body.map((each) => ({ ...each, value: '0' }))),
    );
    expect(report.cases.find(({ id }) => id === 'relation/series-halves-add-up')?.verdict).toBe('vacuous');
  });

  test('is vacuous for a sum that ignores the grouping, and other relations find the fault', async () => {
    const report = await checkReferenceServer(
      'chatwoot',
      at(series, ({ query }, answer, ask) =>
        answer.status === 200 ? ask({ query: { ...query, group_by: 'day' } }) : answer,
      ),
    );
    expect(report.cases.find(({ id }) => id === 'relation/bucket-sums-agree:conversations_count')?.verdict).toBe(
      'vacuous',
    );
    expect(report.cases.find(({ id }) => id === 'relation/hours-complete')?.verdict).toBe('violation');
    expect(report.exitCode).toBe(1);
  });

  test('is inconclusive while the data change', async () => {
    let extra = 0;
    const report = await checkReferenceServer(
      'chatwoot',
      rewrite<Series>(series, (body) => {
        extra++;
        return body.map((each, index) => (index === 0 ? { ...each, value: String(Number(each.value) + extra) } : each));
      }),
    );
    const verdict = (id: string) => report.cases.find((each) => each.id === id)?.verdict;
    expect(verdict('relation/series-halves-add-up')).toBe('inconclusive');
    expect(verdict('relation/inboxes-sum-to-outgoing')).toBe('inconclusive');
    expect(report.summary.violations).toBe(0);
    expect(report.exitCode).toBe(4);
  });

  test('is based on each page alone while the pages change', async () => {
    let extra = 0;
    const report = await checkReferenceServer(
      'chatwoot',
      rewrite<EventPage>(eventList, ({ meta, payload }) => ({
        meta: { ...meta, count: meta.count + ++extra },
        payload,
      })),
    );
    expect(report.cases.find(({ id }) => id === `${eventList}/pagination`)).toMatchObject({
      verdict: 'pass',
      reason: 'the list changes constantly, so missing and duplicate items were not judged',
    });
  });

  test('is reached in a second round if the data changed only once', async () => {
    let asked = 0;
    const report = await checkReferenceServer(
      'rocketchat',
      at(messagesSent, (_, answer) => {
        asked++;
        const isEarly = asked < 20 && answer.status === 200;
        return isEarly ? { ...answer, headers: { 'x-asked': String(asked) } } : answer;
      }),
    );
    expect(report.exitCode).toBe(0);
  });

  test('is skipped with the variable to set if credentials are missing', async () => {
    const { CHATPACT_CHATWOOT_TOKEN } = referenceCredentials;
    const report = await checkReferenceServer('chatwoot', undefined, { credentials: { CHATPACT_CHATWOOT_TOKEN } });
    const skipped = report.cases.filter(({ verdict, kind }) => verdict === 'skipped' && kind === 'request');
    expect(new Set(skipped.map(({ reason }) => reason))).toEqual(
      new Set([
        'no credentials for it: set CHATPACT_CHATWOOT_LOW_TOKEN',
        'no credentials for it: set CHATPACT_CHATWOOT_OTHER_TOKEN',
        'no credentials for it: set CHATPACT_CHATWOOT_BOT_TOKEN',
      ]),
    );
    expect(report.exitCode).toBe(0);
  });

  test('is skipped if no id was found, unless one is given', async () => {
    const empty = rewrite(outgoing, () => []);
    const id = `${series}/success/type=team`;
    const without = await checkReferenceServer('chatwoot', empty);
    expect(without.cases.find((each) => each.id === id)).toMatchObject({
      verdict: 'skipped',
      reason:
        'no team was found: get-outgoing-messages-count returned an empty list or items without a usable id; pass one with --id team=ID',
    });
    const given = await checkReferenceServer('chatwoot', empty, { ids: { team: 2 } });
    expect(given.cases.find((each) => each.id === id)?.verdict).toBe('pass');
  });

  test('is skipped for a login without --allow-writes, and passes with it', async () => {
    const login = async (allowWrites: boolean) => {
      const report = await checkReferenceServer('rocketchat', undefined, { allowWrites });
      return report.cases.find(({ operation }) => operation === 'post-api-v1-login')?.verdict;
    };
    expect([await login(false), await login(true)]).toEqual(['skipped', 'pass']);
  });

  test('is given for a response that is nested very deeply', async () => {
    const report = await checkReferenceServer(
      'chatwoot',
      at(series, (_, answer) =>
        answer.status === 200 ? { ...answer, text: '['.repeat(200_000) + ']'.repeat(200_000) } : answer,
      ),
    );
    expect(report.exitCode).toBe(1);
  });

  test('does not depend on the order of the responses', async () => {
    const server = await startReferenceServer();
    const check = async (workers: number) => {
      const report = await checkContract({
        url: server.url,
        vendor: 'chatwoot',
        document: await writeReferenceDocument('chatwoot'),
        credentials: referenceCredentials,
        workers,
        clock: () => new Date('2026-01-31T12:00:00Z'),
      });
      return JSON.stringify({ ...report, options: {} }, (key, value: unknown) => (key === 'durationMs' ? 0 : value));
    };
    const [once, again] = [await check(1), await check(16)];
    await server.close();
    expect(again).toBe(once);
  });
});
