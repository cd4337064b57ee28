import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { definePlugin, defineVendor, type VendorDeclaration } from '../../extend/index.ts';
import { createMock, type Mock, type MockOptions } from '../../mock/server.ts';
import { createDocument, createTickets, key, type TicketMock } from './tickets.ts';

// Vendors of plugins with mistakes. Each mistake has a healthy twin.

const start = (plugin: ReturnType<typeof createTickets>, options: MockOptions = {}) =>
  createMock({ plugins: [plugin], vendors: ['tickets'], port: null, ...options });

async function send(mock: Mock, path: string, method = 'GET', headers: Record<string, string> = { 'x-api-key': key }) {
  const response = await mock.handle(new Request(`http://localhost${path}`, { method, headers }));
  const text = await response.text();
  return [response.status, text === '' ? undefined : JSON.parse(text)];
}

const invalid = (message: string) =>
  expect.objectContaining({ code: 'INVALID_PLUGIN', message: expect.stringContaining(message) });

test('a healthy vendor answers', async () => {
  await using mock = await start(createTickets());
  expect(await send(mock, '/tickets/create', 'POST')).toEqual([200, {}]);
  expect(await send(mock, '/tickets/list')).toEqual([200, { tickets: ['ticket 1'] }]);
});

describe('a handler that fails', () => {
  const handlers: TicketMock['handlers'] = {
    listTickets() {
      throw new TypeError('canary');
    },
    createTicket: () => ({}),
  };

  test("gets a 500 in the vendor's form, is logged, and leaves the mock up", async () => {
    const logged: string[] = [];
    const error = (details: object, message: string) => logged.push(`${message} ${JSON.stringify(details)}`);
    const logger = { debug() {}, warn() {}, error };
    await using mock = await start(createTickets({ mock: { handlers } }), { logger });
    expect(await send(mock, '/tickets/list')).toEqual([500, { error: 'The mock failed. Its log has the error.' }]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/^Internal error of the mock .*TypeError/);
    expect(logged[0]).toContain('hostile-vendors.test.ts');
    expect(await send(mock, '/tickets/create', 'POST')).toEqual([200, {}]);
    expect(await send(mock, '/tickets/nothing')).toEqual([
      404,
      { error: 'No operation matches this method and path.' },
    ]);
  });

  test('by a promise gets a 500, and leaves the mock up when it is rejected', async () => {
    const failing = { ...handlers, listTickets: () => Promise.reject(new Error('late')) };
    await using mock = await start(createTickets({ mock: { handlers: failing } }), {
      logger: { debug() {}, warn() {}, error() {} },
    });
    expect(await send(mock, '/tickets/list')).toEqual([500, { error: 'The mock failed. Its log has the error.' }]);
    expect(await send(mock, '/tickets/create', 'POST')).toEqual([200, {}]);
  });

  test('by an event without a reducer changes nothing', async () => {
    await using mock = await start(
      createTickets({
        mock: {
          handlers: {
            listTickets: ({ tables }) => ({ tickets: tables.tickets }),
            createTicket({ now, append }) {
              // JavaScript allows an unknown type.
              append({ type: 'ticket.lost' as 'ticket.created', at: now, text: 'a' });
            },
          },
        },
      }),
      { logger: { debug() {}, warn() {}, error() {} } },
    );
    expect((await send(mock, '/tickets/create', 'POST'))[0]).toBe(500);
    expect(await send(mock, '/tickets/list')).toEqual([200, { tickets: [] }]);
    await mock.reset();
    expect(await send(mock, '/tickets/list')).toEqual([200, { tickets: [] }]);
  });
});

test('a renderError that fails gets a 500 that names it', async () => {
  const renderError = () => {
    throw new TypeError('no form');
  };
  await using mock = await start(createTickets({ mock: { renderError } }));
  expect(await send(mock, '/tickets/list', 'GET', {})).toEqual([
    500,
    { error: 'renderError of the vendor "tickets" failed: TypeError: no form.' },
  ]);
  expect((await send(mock, '/tickets/list'))[0]).toBe(200);
});

describe('a seed', () => {
  test('that throws is refused when the mock starts', async () => {
    const plugin = createTickets({
      mock: {
        // biome-ignore lint/correctness/useYield: it throws before.
        *seed() {
          throw new TypeError('no luck');
        },
      },
    });
    await expect(start(plugin)).rejects.toThrow(
      invalid('The seed of the vendor "tickets" failed: TypeError: no luck.'),
    );
  });

  test('with an event that has no reducer is refused', async () => {
    const plugin = createTickets({
      mock: {
        *seed({ now }, emit) {
          // JavaScript allows an unknown type.
          emit({ type: 'ticket.lost' as 'ticket.created', at: now, text: 'a' });
          yield;
        },
      },
    });
    await expect(start(plugin)).rejects.toThrow(invalid('Unknown event type of tickets: "ticket.lost".'));
  });
});

describe('a handler of an operation that the document does not have', () => {
  const withHandler = (id: string) => createTickets({ mock: { handlers: { [id]: () => ({}) } } });

  test('is refused when the mock starts, with a suggestion', async () => {
    await expect(start(withHandler('listTicket'))).rejects.toThrow(
      invalid(
        'The document of tickets has no operation "listTicket", for which the plugin has a handler. Did you mean "listTickets"?',
      ),
    );
    await expect(start(withHandler('unrelated'))).rejects.toThrow(invalid('for which the plugin has a handler.'));
    await expect(start(withHandler('listTickets')).then((mock) => mock.close())).resolves.toBeUndefined();
  });
});

describe('a document', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chatpact-extend-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const withFile = (name: string, text?: string) => {
    const file = join(folder, name);
    if (text !== undefined) writeFileSync(file, text);
    const documents = { openapi: pathToFileURL(file) };
    return { file, plugin: createTickets({ declaration: { documents } }) };
  };

  test('that is missing is refused with its path', async () => {
    const { file, plugin } = withFile('missing.yaml');
    const message = `Can't read ${file}: no such file. Check the path or URL.`;
    await expect(start(plugin)).rejects.toThrow(expect.objectContaining({ code: 'UNREADABLE_FILE', message }));
  });

  test('that was missing is read again when it is there', async () => {
    const { file, plugin } = withFile('late.json');
    await expect(start(plugin)).rejects.toThrow(expect.objectContaining({ code: 'UNREADABLE_FILE' }));
    writeFileSync(file, JSON.stringify(createDocument()));
    await using mock = await start(plugin);
    expect(await send(mock, '/tickets/create', 'POST')).toEqual([200, {}]);
  });

  test.each([
    ['that does not parse', 'openapi: 3.1.0\ninfo: { title: "a\n', ":3: The YAML can't be parsed: "],
    ['that is a list', '- 1\n', ':1: expected a mapping at the top. Is this the right file?'],
    [
      'with an unknown refusal',
      'paths:\n  /a:\n    get:\n      x-chatpact: { refusals: { lost: 404 } }\n',
      ':4: unknown kind of refusal "lost"',
    ],
  ])('%s is refused with file and line', async (what, text, place) => {
    const { file, plugin } = withFile(`${what.replaceAll(' ', '-')}.yaml`, text);
    await expect(start(plugin)).rejects.toThrow(
      expect.objectContaining({ code: 'INVALID_DOCUMENT', message: expect.stringContaining(`${file}${place}`) }),
    );
  });

  test('that is valid is served', async () => {
    const { plugin } = withFile('valid.json', JSON.stringify(createDocument()));
    const mock = await start(plugin);
    onTestFinished(() => mock.close());
    expect((await send(mock, '/tickets/list'))[0]).toBe(200);
  });
});

describe('defineVendor', () => {
  const [vendor] = createTickets().vendors ?? [];
  // The test of createTickets above serves this declaration.
  const declaration = vendor?.declaration as VendorDeclaration;
  /** Calls defineVendor as JavaScript can. */
  const define = (parts: unknown) => () => defineVendor(declaration, parts as object);

  test.each<[what: string, parts: unknown, message: string]>([
    ['no parts', undefined, 'Expected { mock, check } for the parts of the vendor "tickets".'],
    ['a mock that is a text', { mock: 'a' }, 'Expected an object for mock of the vendor "tickets".'],
    ['an empty mock', { mock: {} }, 'Expected a function for mock.createTables of the vendor "tickets".'],
    ['an empty check', { check: {} }, 'Expected an object for check.schemes of the vendor "tickets".'],
    [
      'a check without a probe',
      { check: { schemes: {}, identities: {} } },
      'Expected an operation id for check.probe of the vendor "tickets".',
    ],
  ])('refuses %s', (_, parts, message) => {
    expect(define(parts)).toThrow(invalid(message));
  });

  test('accepts a vendor without mock or check', () => {
    expect(define({})()).toEqual({ declaration });
    expect(define({ check: { schemes: {}, identities: {}, probe: 'listTickets' } })()).toHaveProperty('check');
  });

  test.each<[field: string, value: unknown, expected: string]>([
    ['handlers', { listTickets: 5 }, 'Expected an object of functions for mock.handlers'],
    ['reducers', [], 'Expected an object of functions for mock.reducers'],
    ['seed', undefined, 'Expected a function for mock.seed'],
    ['renderError', {}, 'Expected a function for mock.renderError'],
    ['authenticate', undefined, 'Expected a function for mock.authenticate'],
    [
      'handlers',
      { listTickets: async () => ({}) },
      'Expected a function that is not async for mock.handlers.listTickets',
    ],
  ])('refuses %s of a wrong type', (field, value, message) => {
    // JavaScript allows any type.
    const mock = { [field]: value } as object;
    expect(() => createTickets({ mock })).toThrow(invalid(message));
  });

  test('refuses an incomplete declaration', () => {
    expect(() => createTickets({ declaration: { version: '1' } })).toThrow(invalid('Expected a version x.y.z'));
  });
});

describe('paths of several vendors', () => {
  const withBase = (base: string, basePaths: string[]) =>
    createTickets({ declaration: { documents: { openapi: createDocument(base) }, basePaths } });

  test('that no operation matches get the 404 of the longest base path', async () => {
    const plugin = withBase('/api/v1/tickets', ['/api/v1/tickets/*', '/api/v1/tickets.*']);
    await using mock = await createMock({ plugins: [plugin], port: null, scale: 0.1 });
    const own = { error: 'No operation matches this method and path.' };
    expect(await send(mock, '/api/v1/tickets/nothing')).toEqual([404, own]);
    expect(await send(mock, '/api/v1/tickets.json')).toEqual([404, own]);
    // Rocket.Chat has /api/v1/*, and Chatwoot /api/v1/accounts/*.
    const [, rocketchat] = await send(mock, '/api/v1/ticketsx');
    const [, chatwoot] = await send(mock, '/api/v1/accounts/1/nothing');
    expect(rocketchat).not.toEqual(own);
    expect(chatwoot).not.toEqual(own);
    expect(rocketchat).not.toEqual(chatwoot);
    expect(await send(mock, '/elsewhere')).toEqual([404, { error: 'No route matches this path.' }]);
  });

  test('that two vendors share are refused', async () => {
    const plugins = [createTickets(), createTickets({ declaration: { name: 'desk' } })];
    const message = expect.stringContaining('Both tickets and desk have GET /tickets/list.');
    const options = { plugins, port: null };
    await expect(createMock({ ...options, vendors: ['tickets', 'desk'] })).rejects.toThrow(
      expect.objectContaining({ code: 'SHARED_PATH', message }),
    );
    await using mock = await createMock({ ...options, vendors: ['desk'] });
    expect((await send(mock, '/tickets/list'))[0]).toBe(200);
  });
});

test('a plugin may have no vendors', async () => {
  await using mock = await createMock({ plugins: [definePlugin({ name: 'rules' })], port: null, scale: 0.1 });
  expect(Object.keys(mock.samples)).toEqual(['chatwoot', 'rocketchat']);
});
