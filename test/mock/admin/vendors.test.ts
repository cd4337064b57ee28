import { expect, test } from 'vitest';
import { defineVendor } from '../../../extend/vendor.ts';
import type { ServedVendor } from '../../../mock/admin/responses.ts';
import type { VendorDefinition } from '../../../mock/vendor-interface/definition.ts';
import { createErrorRenderer } from '../../../mock/vendor-interface/error-renderer.ts';
import type { ReportChart } from '../../../mock/vendor-interface/report-chart.ts';
import { UsageError } from '../../../usage-error.ts';
import { ask, startMock } from '../start-mock.ts';

const parameter = (name: string, place: string) => ({
  name,
  in: place,
  required: true,
  schema: { type: 'string' },
});

const window = { from: 'start', to: 'end', format: 'iso-instant' };

const openapi = {
  openapi: '3.1.0',
  info: { title: 'Desk', version: '1.0.0' },
  paths: {
    '/desk/{team}/calls': {
      get: {
        operationId: 'calls',
        'x-chatpact': { window },
        parameters: [
          parameter('team', 'path'),
          parameter('by', 'query'),
          parameter('start', 'query'),
          parameter('end', 'query'),
        ],
        responses: { 200: { description: 'Calls by user', content: { 'application/json': { schema: {} } } } },
      },
    },
  },
};

const calls: ReportChart = {
  id: 'calls',
  title: 'Calls',
  note: 'Calls by user.',
  operation: 'calls',
  parameters: { team: 'night shift', by: 'user' },
};

function createPlugin(charts: readonly ReportChart[]) {
  const mock: VendorDefinition<object, object, { type: 'none'; at: number }> = {
    createTables: () => ({}),
    reducers: { none: () => undefined },
    *seed() {},
    identities: () => [],
    credentials: () => ({}),
    findHolder: () => undefined,
    authenticate: () => ({}),
    authorize: () => undefined,
    handlers: { calls: () => [] },
    charts,
    renderError: createErrorRenderer(({ message }) => ({ error: message })),
  };
  const declaration = {
    name: 'desk',
    title: 'Help Desk',
    documents: { openapi },
    basePaths: ['/desk/*'],
    credentialHeaders: { 'X-Key': 'key' },
    version: '2.1.0',
    variables: [{ names: ['DESK_KEY'] as const, whose: 'key of an admin' }],
  };
  return { name: 'desk', vendors: [defineVendor(declaration, { mock })] };
}

async function listVendors(options: Parameters<typeof startMock>[0]): Promise<ServedVendor[]> {
  const mock = await startMock({ scale: 0, ...options });
  return (await ask(mock, '/__admin/vendors')).body as ServedVendor[];
}

test('lists the served vendors with the versions of the workspace', async () => {
  const vendors = await listVendors({ versions: { chatwoot: '4.12.0' } });
  expect(vendors.map(({ name, title, version }) => [name, title, version])).toEqual([
    ['chatwoot', 'Chatwoot', '4.12.0'],
    ['rocketchat', 'Rocket.Chat', expect.stringMatching(/^\d+\.\d+\.\d+$/)],
  ]);
  expect(vendors[0]?.samples[0]).toMatch(/^\/api\/v2\/accounts\/1\//);
  expect((await listVendors({ vendors: ['rocketchat'] })).map(({ name }) => name)).toEqual(['rocketchat']);
});

test('lists the charts of a vendor with path, window and defaults', async () => {
  const plugin = createPlugin([calls]);
  const vendors = await listVendors({ plugins: [plugin], vendors: ['desk'] });
  expect(vendors).toEqual([
    {
      name: 'desk',
      title: 'Help Desk',
      version: '2.1.0',
      samples: [],
      charts: [
        {
          id: 'calls',
          title: 'Calls',
          note: 'Calls by user.',
          path: '/desk/night%20shift/calls?by=user',
          window,
          rows: '',
          values: { Calls: '' },
          unit: 'count',
          isExplained: false,
        },
      ],
    },
  ]);
});

test.each<[what: string, charts: ReportChart[], problem: RegExp]>([
  [
    'of an operation without a handler',
    [{ ...calls, operation: 'cals' }],
    /names the operation "cals", which has no handler/,
  ],
  ['with the id of another one', [calls, calls], /"calls" of the vendor "desk" is declared twice/],
])('refuses a chart %s', (_, charts, problem) => {
  const define = () => createPlugin(charts);
  expect(define).toThrow(UsageError);
  expect(define).toThrow(problem);
});
