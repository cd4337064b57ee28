import type { JsonObject } from '../../../specs/json/json.ts';
import type { ReportedRun } from '../../journal/run-store.ts';
import type { RunDetails, RunList } from '../responses.ts';
import { type AdminRoute, defineRoute } from '../route.ts';

const textSchema = { type: 'string' };
const timeSchema = { type: 'string', format: 'date-time' };

/** A finding as reports document it. Further fields are accepted and not kept. */
const findingSchema: JsonObject = {
  type: 'object',
  required: ['check', 'operation', 'severity', 'pointer', 'message', 'fingerprint'],
  properties: {
    check: textSchema,
    operation: textSchema,
    severity: { enum: ['violation', 'warning', 'observation'] },
    pointer: textSchema,
    message: textSchema,
    cause: textSchema,
    fingerprint: textSchema,
    deviation: {
      type: 'object',
      required: ['id', 'what', 'excused'],
      properties: { id: textSchema, what: textSchema, excused: { type: 'boolean' } },
    },
    baseline: {
      type: 'object',
      required: ['since', 'excused'],
      properties: { since: textSchema, excused: { type: 'boolean' } },
    },
  },
};

const runSchema: JsonObject = {
  type: 'object',
  required: ['run', 'source', 'target', 'vendor', 'startedAt', 'counts'],
  additionalProperties: false,
  properties: {
    run: { type: 'string', pattern: '^[A-Za-z0-9-]{1,64}$' },
    source: { enum: ['check', 'proxy'] },
    target: textSchema,
    vendor: textSchema,
    startedAt: timeSchema,
    finishedAt: timeSchema,
    exitCode: { type: 'integer', minimum: 0, maximum: 255 },
    failure: textSchema,
    counts: {
      type: 'object',
      maxProperties: 20,
      propertyNames: { maxLength: 40 },
      additionalProperties: { type: 'integer', minimum: 0 },
    },
    findings: { type: 'array', items: findingSchema },
  },
};

/** Routes for live findings of checks and proxies, shown in the console. */
export const findingRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/findings',
    summary: 'Lists the latest reported runs of checks and proxies, newest first. A reset keeps them.',
    answer: ({ workspace }): RunList => workspace.runs.list(),
  }),
  defineRoute({
    method: 'get',
    path: '/findings/:run',
    summary: 'One run with its findings.',
    answer: ({ workspace, params }): RunDetails | undefined => workspace.runs.find(params.run ?? ''),
  }),
  defineRoute<ReportedRun>({
    method: 'post',
    path: '/findings',
    summary:
      'Records a run. `chatpact check` and `chatpact proxy` send it with `--console`: the complete run each time, but only its new findings. Findings have the format of a check report.',
    body: runSchema,
    isUnlogged: true,
    answer: ({ workspace, body }) => workspace.runs.record(body),
  }),
  defineRoute({
    method: 'delete',
    path: '/findings',
    summary: 'Removes all runs and findings.',
    isUnlogged: true,
    answer({ workspace }) {
      workspace.runs.clear();
      return {};
    },
  }),
];
