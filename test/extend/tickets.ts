import {
  createErrorRenderer,
  createKeyAccess,
  type DomainEvent,
  declareVendor,
  definePlugin,
  defineVendor,
  type KeyHolder,
  type Plugin,
  type VendorDeclaration,
  type VendorMockDefinition,
} from '../../extend/index.ts';
import type { JsonObject } from '../../specs/json/json.ts';

/** The tables of {@link createTickets}. */
export interface TicketTables {
  users: KeyHolder[];
  tickets: string[];
}

interface TicketEvent extends DomainEvent {
  type: 'user.added' | 'ticket.created';
  text: string;
}

export type TicketMock = VendorMockDefinition<TicketTables, KeyHolder, TicketEvent>;

const ok = { 200: { description: 'ok', content: { 'application/json': { schema: { type: 'object' } } } } };

/** An OpenAPI document with two operations, whose paths begin with `base`. */
export const createDocument = (base = '/tickets'): JsonObject => ({
  openapi: '3.1.0',
  info: { title: 'Tickets', version: '1' },
  security: [{ apiKey: [] }],
  paths: {
    [`${base}/list`]: { get: { operationId: 'listTickets', responses: ok } },
    [`${base}/create`]: { post: { operationId: 'createTicket', responses: ok } },
  },
  components: { securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } } },
});

/** The key of the only user. */
export const key = 'key-of-the-admin';

/** Creates a plugin with a vendor of two operations. Tests replace parts of it. */
export function createTickets({
  declaration: change = {},
  mock = {},
}: {
  declaration?: Partial<VendorDeclaration>;
  mock?: Partial<TicketMock>;
} = {}): Plugin {
  const declaration: VendorDeclaration = declareVendor({
    name: 'tickets',
    title: 'Tickets',
    documents: { openapi: createDocument() },
    basePaths: ['/tickets/*'],
    credentialHeaders: { 'X-Api-Key': 'apiKey' },
    version: '1.0.0',
    variables: [{ names: ['TICKETS_KEY'], whose: 'key of an admin' }],
    ...change,
  });
  const definition: TicketMock = {
    ...createKeyAccess(declaration, ({ users }: TicketTables) => users, { admin: 'TICKETS_KEY' }),
    createTables: () => ({ users: [], tickets: [] }),
    reducers: {
      'user.added': ({ users }, { text }) => void users.push({ role: 'admin', name: 'Ada', key: text }),
      'ticket.created': ({ tickets }, { text }) => void tickets.push(text),
    },
    *seed({ now }, emit) {
      emit({ type: 'user.added', at: now, text: key });
      yield;
    },
    handlers: {
      listTickets: ({ tables }) => ({ tickets: tables.tickets }),
      createTicket({ tables, now, append }) {
        append({ type: 'ticket.created', at: now, text: `ticket ${tables.tickets.length + 1}` });
        return {};
      },
    },
    renderError: createErrorRenderer(({ message }) => ({ error: message })),
    ...mock,
  };
  return definePlugin({ name: declaration.name, vendors: [defineVendor(declaration, { mock: definition })] });
}
