import type { JsonObject } from '../../../specs/json.ts';
import type { ToldRun } from '../found-runs.ts';
import { type AdminRoute, defineRoute } from './route.ts';

const text = { type: 'string' };
const time = { type: 'string', format: 'date-time' };

/** Takes a documented finding as it is: what the mock does not keep of it may stand there too. */
const finding: JsonObject = {
  type: 'object',
  required: ['check', 'operation', 'severity', 'pointer', 'message', 'fingerprint'],
  properties: {
    check: text,
    operation: text,
    severity: { enum: ['violation', 'warning', 'observation'] },
    pointer: text,
    message: text,
    cause: text,
    fingerprint: text,
    deviation: {
      type: 'object',
      required: ['id', 'what', 'excused'],
      properties: { id: text, what: text, excused: { type: 'boolean' } },
    },
    baseline: {
      type: 'object',
      required: ['since', 'excused'],
      properties: { since: text, excused: { type: 'boolean' } },
    },
  },
};

const run: JsonObject = {
  type: 'object',
  required: ['run', 'source', 'target', 'vendor', 'startedAt', 'counts'],
  additionalProperties: false,
  properties: {
    run: { type: 'string', pattern: '^[A-Za-z0-9-]{1,64}$' },
    source: { enum: ['check', 'proxy'] },
    target: text,
    vendor: text,
    startedAt: time,
    finishedAt: time,
    exitCode: { type: 'integer', minimum: 0, maximum: 255 },
    failure: text,
    counts: {
      type: 'object',
      maxProperties: 20,
      propertyNames: { maxLength: 40 },
      additionalProperties: { type: 'integer', minimum: 0 },
    },
    findings: { type: 'array', items: finding },
  },
};

/** What checks and proxies find, as they find it, for the console. */
export const findings: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/findings',
    summary: 'The latest runs of checks and proxies that told of themselves, newest first; a reset leaves them.',
    answer: ({ workspace }) => workspace.found.list(),
  }),
  defineRoute({
    method: 'get',
    path: '/findings/:run',
    summary: 'One of them with what it has found.',
    answer: ({ workspace, params }) => workspace.found.find(params.run ?? ''),
  }),
  defineRoute<ToldRun>({
    method: 'post',
    path: '/findings',
    summary:
      'What `chatpact check` and `chatpact proxy` send with `--console`: a run, all of it but for its findings each time. Findings are as in the report of a check.',
    body: run,
    isUnlogged: true,
    answer: ({ workspace, body }) => workspace.found.tell(body),
  }),
  defineRoute({
    method: 'delete',
    path: '/findings',
    summary: 'Forgets all of them.',
    isUnlogged: true,
    answer({ workspace }) {
      workspace.found.clear();
      return {};
    },
  }),
];
