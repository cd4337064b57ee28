import type { JsonObject } from '../../../specs/json/json.ts';
import { createParameterError } from '../../api-error.ts';
import { sizeOf } from '../../faults/fault-rules.ts';
import type { FaultRule, ForcedAnswer, NumberedRule } from '../../faults/injected-fault.ts';
import { faultLimits, faultSizeLimits } from '../../pipeline/body/limits.ts';
import { assertLimits } from '../assert-limits.ts';
import { assertKnownOperation } from '../known-operation.ts';
import { type AdminRoute, defineRoute } from '../route.ts';

const effectSchemas: Record<string, JsonObject> = {
  latency: {
    ms: { type: 'number', minimum: 0, maximum: 600_000, examples: [800] },
    deviation: { type: 'number', minimum: 0, examples: [200] },
  },
  status: { status: { type: 'integer', minimum: 400, maximum: 599, examples: [503] } },
  answer: {
    status: { type: 'integer', minimum: 200, maximum: 599, examples: [200] },
    body: {},
    contentType: {
      type: 'string',
      pattern: '^[\\w.+-]+/[\\w.+-]+(; ?charset=utf-8)?$',
      examples: ['text/csv'],
    },
  },
  'rate-limit': { retryAfterSeconds: { type: 'integer', minimum: 0, examples: [2] } },
  reset: {},
  truncate: {},
  drip: { bytesPerSecond: { type: 'number', exclusiveMinimum: 0, examples: [100] } },
  malformed: {},
};
const optionalFields = ['deviation', 'body', 'contentType'];

/** Statuses whose responses never have a body. */
const bodilessStatuses = [204, 205, 304];

/** @throws {@link ApiError} `invalid` for a body that cannot be sent with its status or content type. */
function assertSendable({ status, body, contentType }: ForcedAnswer): void {
  if (body !== undefined && bodilessStatuses.includes(status)) {
    throw createParameterError('invalid', 'effect.body', `must be left out if the status is ${status}`);
  }
  if (contentType !== undefined && typeof body !== 'string') {
    throw createParameterError('invalid', 'effect.body', 'must be text if there is a contentType');
  }
}

const ruleSchema: JsonObject = {
  type: 'object',
  examples: [{ effect: { type: 'status', status: 503 }, operation: 'OPERATION_ID', count: 1 }],
  required: ['effect'],
  additionalProperties: false,
  properties: {
    operation: { type: 'string' },
    count: { type: 'integer', minimum: 1, examples: [1] },
    probability: { type: 'number', minimum: 0, maximum: 1, examples: [0.1] },
    effect: {
      examples: [{ type: 'status', status: 503 }],
      type: 'object',
      required: ['type'],
      discriminator: { propertyName: 'type' },
      oneOf: Object.entries(effectSchemas).map(([type, properties]) => ({
        required: ['type', ...Object.keys(properties).filter((name) => !optionalFields.includes(name))],
        additionalProperties: false,
        properties: { type: { const: type }, ...properties },
      })),
    },
  },
};

/** Routes that inject faults, to test how a client handles a failing server. */
export const faultRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/faults',
    summary: 'Lists the injected faults.',
    answer: ({ workspace }): readonly NumberedRule[] => workspace.faults.list(),
  }),
  defineRoute<FaultRule>({
    method: 'post',
    path: '/faults',
    summary: `Injects a fault or forces a response: effect, operation, number of requests and probability. At most ${faultLimits.maxFaults} in a workspace.`,
    body: ruleSchema,
    limits: { ...faultLimits, ...faultSizeLimits },
    answer({ workspace, workspaces, vendors, limits, body }): NumberedRule {
      if (body.operation !== undefined) assertKnownOperation(workspace, vendors, body.operation);
      if (body.effect.type === 'answer') assertSendable(body.effect);
      const all = workspaces.list().map(({ faults }) => faults.measure());
      const own = workspace.faults.measure();
      const size = sizeOf(body);
      const sumOf = (key: 'count' | 'size', first: number) => all.reduce((sum, each) => sum + each[key], first);
      assertLimits('effect', 'Remove some first: DELETE /__admin/faults/ID, or DELETE /__admin/faults for all.', [
        { what: 'faults of this workspace', count: own.count + 1, max: limits.maxFaults },
        { what: 'faults of all workspaces', count: sumOf('count', 1), max: limits.maxFaultsOfServer },
        { what: 'characters of faults of this workspace', count: own.size + size, max: limits.maxFaultCharacters },
        {
          what: 'characters of faults of all workspaces',
          count: sumOf('size', size),
          max: limits.maxFaultCharactersOfServer,
        },
      ]);
      return workspace.faults.add(body);
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/faults',
    summary: 'Removes all faults.',
    answer({ workspace }) {
      workspace.faults.clear();
      return {};
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/faults/:id',
    summary: 'Removes one fault.',
    answer: ({ workspace, params }) => (workspace.faults.remove(Number(params.id)) ? {} : undefined),
  }),
];
