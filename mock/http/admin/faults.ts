import type { JsonObject } from '../../../specs/json.ts';
import type { FaultRule } from '../faults.ts';
import { type AdminRoute, defineRoute } from './route.ts';

const effects: Record<string, JsonObject> = {
  latency: { ms: { type: 'number', minimum: 0, maximum: 600_000 }, deviation: { type: 'number', minimum: 0 } },
  status: { status: { type: 'integer', minimum: 400, maximum: 599 } },
  'rate-limit': { retryAfterSeconds: { type: 'integer', minimum: 0 } },
  reset: {},
  truncate: {},
  drip: { bytesPerSecond: { type: 'number', exclusiveMinimum: 0 } },
  malformed: {},
};
const optional = ['deviation'];

const rule: JsonObject = {
  type: 'object',
  required: ['effect'],
  additionalProperties: false,
  properties: {
    operation: { type: 'string' },
    count: { type: 'integer', minimum: 1 },
    probability: { type: 'number', minimum: 0, maximum: 1 },
    effect: {
      type: 'object',
      required: ['type'],
      discriminator: { propertyName: 'type' },
      oneOf: Object.entries(effects).map(([type, properties]) => ({
        required: ['type', ...Object.keys(properties).filter((name) => !optional.includes(name))],
        additionalProperties: false,
        properties: { type: { const: type }, ...properties },
      })),
    },
  },
};

/** Faults on demand: what a client does when the server misbehaves. */
export const faults: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/faults',
    summary: 'The faults that are injected.',
    answer: ({ workspace }) => workspace.faults.list(),
  }),
  defineRoute<FaultRule>({
    method: 'post',
    path: '/faults',
    summary: 'Injects a fault: what, for which operation, how often, how probably.',
    body: rule,
    answer: ({ workspace, body }) => workspace.faults.add(body),
  }),
  defineRoute({
    method: 'delete',
    path: '/faults',
    summary: 'Takes all faults away.',
    answer({ workspace }) {
      workspace.faults.clear();
      return {};
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/faults/:id',
    summary: 'Takes one fault away.',
    answer: ({ workspace, params }) => (workspace.faults.remove(Number(params.id)) ? {} : undefined),
  }),
];
