import { expect, test } from 'vitest';
import { mergeReports } from '../../../contracts/merge/merge-reports.ts';
import { toReportedOptions } from '../../../contracts/options/reported-options.ts';
import { parseReportFlag } from '../../../contracts/reporters/index.ts';
import { toFlags, toRunSentence } from '../../../contracts/reporters/run-info.ts';
import { endOf, reportEvents } from './report-events.ts';

const all = reportEvents['all-sorts'] ?? [];

function write(name: string): string {
  let written = '';
  const reporter = parseReportFlag(name).reporter.create({ write: (text) => (written += text) });
  for (const event of all) reporter.on(event);
  return written;
}

// The report for GitHub is not in the list, because the job summary is the Markdown report.
test.each(['pretty', 'html', 'junit', 'markdown', 'sarif', 'score', 'json', 'ndjson'])(
  'the report %s has the version of chatpact, the start, the target, the duration and the options',
  (name) => {
    const text = write(name).replaceAll('&apos;', "'").replaceAll('&#39;', "'").replaceAll('\\', '');
    const facts = [
      /9\.8\.7/,
      /2026-01-31.15:29:58/,
      /desk\.example/,
      /61234|61\.2/,
      /4\.5\.0/,
      /relation\/\*/,
      /90\/m/,
    ];
    // The score report does not contain the duration.
    const expected = name === 'score' ? facts.filter((fact) => !fact.source.startsWith('61234')) : facts;
    for (const fact of expected) expect(text).toMatch(fact);
  },
);

test('toRunSentence writes options as command-line flags', () => {
  const run = { vendor: 'chatwoot', strict: true, shard: { index: 2, count: 5 }, chatpactVersion: '1.2.3' };
  const options = { only: ['relation/*'], allowWrites: false, maxRequests: 20, operations: ['a', 'b'] };
  expect(toRunSentence({ ...run, options })).toBe(
    "chatpact 1.2.3 ran with --vendor chatwoot --strict --shard 2/5 --only 'relation/*' --no-allow-writes --max-requests 20, and per-operation options for a, b.",
  );
  expect(toFlags({ vendor: "it's", strict: false })).toBe(`--vendor 'it'\\''s'`);
});

test('toReportedOptions omits credentials, user names in URLs and folders of this machine', () => {
  const options = toReportedOptions({
    ...{ url: 'https://desk.example', vendor: 'chatwoot', credentials: { CHATPACT_CHATWOOT_TOKEN: 'hidden-1' } },
    ...{ credentialsFile: '/hidden/.env', cacert: '/hidden/ca.pem', cert: '/hidden/c.pem', key: '/hidden/k.pem' },
    document: 'https://me:hidden@specs.example/api.json?token=hidden',
    ledgers: ['/hidden/own.yaml', 'ledgers/ours.yaml'],
    baseline: '/hidden/known.yaml',
    operations: { agents: { skip: 'hidden', parameters: { id: 'hidden' } } },
    ids: { inbox: 3 },
    timeoutMs: 300_000,
    retries: undefined,
  });
  expect(options).toEqual({
    spec: 'https://specs.example/api.json',
    overlay: ['own.yaml', 'ledgers/ours.yaml'],
    baseline: 'known.yaml',
    operations: ['agents'],
    id: ['inbox=3'],
    timeout: 300,
  });
});

test('a merged report has the first start, all versions, and the common options', () => {
  const first = endOf(all);
  const later = {
    ...first,
    shard: { index: 1, count: 5 },
    chatpactVersion: '9.9.0',
    startedAt: '2026-01-31T16:00:00.000Z',
    options: { ...first.options, rate: '5/s' },
  };
  expect(mergeReports([later, first])).toMatchObject({
    chatpactVersion: '9.8.7, 9.9.0',
    startedAt: '2026-01-31T15:29:58.250Z',
    options: { only: ['relation/*', 'list-*'], allowWrites: false },
  });
  const { chatpactVersion: _, startedAt: __, options: ___, ...old } = first;
  expect(mergeReports([old])).not.toHaveProperty('startedAt', expect.anything());
});
