import type { CheckEvent, CheckReport } from '../../../contracts/results/check-report.ts';
import { type CheckEnd, foldReport } from '../../../contracts/results/check-report.ts';
import type { Finding } from '../../../contracts/results/finding.ts';
import type { CaseResult } from '../../../contracts/results/verdict.ts';
import { type ScoredMutant, summarize } from '../../../contracts/score/summary.ts';

// Invented checks. Together they contain one of everything that a report can show, which no real server does.

const series = 'list-all-conversation-statistics';
const summary = 'list-all-conversation-statistics-summary';
const agents = 'get-account-agents';

const finding = (caseId: string, more: Partial<Finding> = {}): Finding => ({
  check: 'schema',
  pointer: '/0/value',
  keyword: 'type',
  message: 'Expected a string at /0/value. Got an integer [7].',
  expected: 'string',
  actual: 'integer',
  severity: 'violation',
  operation: caseId.split('/')[0] ?? '',
  caseId,
  curl: `curl -sS -i -H "api_access_token: $TOKEN" 'https://desk.example/${caseId}'`,
  occurrences: 1,
  fingerprint: `${more.check ?? 'schema'}|${caseId.split('/')[0]}|${more.pointer ?? '/*/value'}|${more.keyword ?? 'type'}`,
  ...more,
});

const result = (id: string, more: Partial<CaseResult> = {}): CaseResult => ({
  id,
  title: `${id.split('/')[0]} answers (${id.split('/').slice(1).join('/')})`,
  kind: 'request',
  operation: id.split('/')[0] ?? '',
  verdict: 'pass',
  findings: [],
  durationMs: 1250,
  ...more,
});

const numeric = {
  id: 'value-is-number',
  what: 'value is a number.',
  evidence: 'https://desk.example/issues/1',
  excused: true,
  fixedIn: '4.6.0',
};

const broken: CaseResult[] = [
  result(`${series}/success`, { verdict: 'violation', findings: [finding(`${series}/success`, { occurrences: 30 })] }),
  result(`${series}/success/type=agent`, {
    verdict: 'violation',
    findings: [finding(`${series}/success/type=agent`, { occurrences: 2 })],
    durationMs: 2400,
  }),
  result(`${series}/refusal/forbidden`, {
    verdict: 'violation',
    findings: [
      finding(`${series}/refusal/forbidden`, {
        check: 'auth',
        pointer: '',
        keyword: 'refused',
        message: 'Expected 403 for the token of an agent. Got 200 <b>with figures</b> & more.',
        cause: 'The server does not check the role <i>here</i>.',
        deviation: {
          ...numeric,
          id: 'everybody-sees-reports',
          what: 'Agents see reports.',
          excused: false,
          fixedIn: undefined,
        },
      }),
    ],
  }),
];
const warned = result(`${agents}/success`, {
  findings: [
    finding(`${agents}/success`, {
      severity: 'warning',
      keyword: 'undocumented-field',
      pointer: '/0/colour',
      message: 'Got the field /0/colour (a string), which is not documented.',
    }),
  ],
});
const deviating = result(`${summary}/success`, {
  verdict: 'known-deviation',
  findings: [finding(`${summary}/success`, { deviation: numeric })],
});
const baselined = result(`${agents}/success/bare`, {
  verdict: 'violation',
  findings: [
    finding(`${agents}/success/bare`, {
      pointer: '/0/role',
      keyword: 'enum',
      message: 'Expected one of administrator, agent at /0/role. Got a string.',
      baseline: { since: '2026-01-31', reason: 'being rebuilt', expires: '2026-12-31', excused: true },
    }),
  ],
});
const expired = result(`${agents}/refusal/unauthenticated`, {
  verdict: 'violation',
  findings: [
    finding(`${agents}/refusal/unauthenticated`, {
      check: 'status',
      pointer: '',
      keyword: 'status',
      message: 'Expected 401 for a request without credentials. Got 500 "Internal Server Error".',
      baseline: { since: '2025-01-01', expires: '2025-12-31', excused: false },
    }),
  ],
});
const related = result('relation/days-add-up', {
  kind: 'relation',
  operation: series,
  title: 'The days of a series add up to its summary.',
  verdict: 'violation',
  findings: [
    finding(`${series}/success`, {
      caseId: 'relation/days-add-up',
      check: 'relation',
      pointer: '',
      keyword: 'days-add-up',
      message: 'The days of a series add up to its summary. Expected 4 (summary). Got 3 (series).',
      cause: 'What happened at the edge between the halves is counted in neither.',
      curl: 'curl https://desk.example/series\ncurl https://desk.example/summary',
      fingerprint: `relation|${series}||days-add-up`,
    }),
  ],
});
const lenient = result(`${agents}/refusal/invalid:page/type`, {
  findings: [
    finding(`${agents}/refusal/invalid:page/type`, {
      check: 'status',
      pointer: '',
      keyword: 'refusal:invalid:page',
      message: 'Expected 400 for a missing or invalid page, although no document promises it. Got 200 with data.',
      severity: 'observation',
    }),
  ],
});
const unproved = [
  result(`${summary}/success/bare`, { verdict: 'vacuous', reason: 'the list is empty' }),
  result(`${agents}/pagination`, { kind: 'pagination', verdict: 'inconclusive', reason: 'the data moved' }),
  result(`${agents}/refusal/bot`, { verdict: 'skipped', reason: 'no credentials for it: set BOT_TOKEN' }),
  result(`${summary}/refusal/bot`, { verdict: 'skipped', reason: 'no credentials for it: set BOT_TOKEN' }),
  result('scenario-test/conversation-is-counted', {
    kind: 'scenario-test',
    operation: series,
    title: 'A conversation is counted.',
    verdict: 'inconclusive',
    leftovers: ['conversation 7', 'contact chatpact-1'],
  }),
];

const mutant = (mutation: string, detected: Partial<ScoredMutant>): ScoredMutant => ({
  ...{ operation: series, mutation, pointer: mutation === 'empty' ? '' : '/0/value', curl: `curl ${mutation}` },
  ...{ published: false, closed: false, relations: false, ...detected },
});
const mutants = [
  mutant('null', { published: true, closed: true }),
  mutant('drop', { closed: true }),
  mutant('plus one', { relations: true }),
  mutant('empty', {}),
];

function toEvents(
  cases: CaseResult[],
  end: Partial<CheckEnd> = {},
  {
    score,
    reached = true,
    version = '4.5.0',
    ...started
  }: {
    score?: Extract<CheckEvent, { type: 'scored' }>['score'];
    strict?: boolean;
    unverified?: boolean;
    shard?: { index: number; count: number };
    reached?: boolean;
    version?: string | null;
  } = {},
): CheckEvent[] {
  const window = { since: '2026-01-01T00:00:00.000Z', until: '2026-01-31T00:00:00.000Z' };
  const operations = [series, summary, agents].map((id, index) => ({
    ...{ id, method: 'GET', path: `/api/${id}`, location: { file: 'chatwoot/openapi.yaml', line: 10 * (index + 1) } },
  }));
  const before: CheckEvent[] = [
    {
      ...{ type: 'started', url: 'https://desk.example/', vendor: 'chatwoot', strict: false },
      ...{ chatpactVersion: '9.8.7', startedAt: '2026-01-31T15:29:58.250Z' },
      options: { only: ['relation/*', 'list-*'], rate: '90/m', allowWrites: false },
      ...started,
    },
    ...(reached
      ? [
          { type: 'target' as const, version: version ?? undefined, now: '2026-01-31T15:30:00.000Z', window },
          { type: 'planned' as const, cases: cases.map(({ findings: _, ...planned }) => planned), operations },
        ]
      : []),
    ...cases.map((each) => ({ type: 'case' as const, result: each })),
    ...(score ? [{ type: 'scored' as const, score }] : []),
  ];
  return [...before, { type: 'finished', report: foldReport(before, { requests: 42, durationMs: 61_234, ...end }) }];
}

/** The report at the end of a check. */
export function endOf(events: readonly CheckEvent[]): CheckReport {
  const last = events.at(-1);
  if (last?.type !== 'finished') throw new Error('A check ends with its report.');
  return last.report;
}

const checks: Record<string, () => CheckEvent[]> = {
  'all-sorts': () =>
    toEvents(
      [...broken, warned, deviating, baselined, expired, related, lenient, ...unproved],
      {
        unseen: ['schema|gone|/a|type'],
        stale: [
          { id: 'old-one', why: 'was not seen on this server; fixed in 4.0.0' },
          { id: 'older-one', why: 'was not seen on this server; fixed in 4.0.0' },
          { id: 'mine', why: 'matches nothing in the document' },
        ],
      },
      { score: summarize(mutants, { permitted: 2, least: 80 }), unverified: true, shard: { index: 2, count: 5 } },
    ),
  strict: () => toEvents([warned, deviating, result(`${series}/success`)], {}, { strict: true }),
  unreachable: () =>
    toEvents([], { failure: { kind: 'unreachable', message: "It can't be reached." } }, { reached: false }),
  stopped: () =>
    toEvents([result(`${series}/success`)], { failure: { kind: 'stopped', message: 'The time is spent.' } }),
  unsettled: () => toEvents([...unproved.slice(0, 2)]),
  clean: () =>
    toEvents(
      [result(`${series}/success`), result(`${agents}/success`), unproved[2] as CaseResult],
      {},
      { version: null, score: summarize(mutants.slice(0, 3)) },
    ),
  'as-before': () => toEvents([baselined, result(`${series}/success`)], { unseen: [] }),
};

/** The events of the checks, by name. Each access creates new events. */
export const reportEvents: Readonly<Record<string, CheckEvent[]>> = Object.defineProperties(
  {},
  Object.fromEntries(Object.entries(checks).map(([name, get]) => [name, { get, enumerable: true }])),
);
