// A vendor of your own: a small ticket system. See README.md.
import { createErrorRenderer, createKeyAccess, definePlugin, defineVendor } from 'chatpact/extend';
import { check } from './check.mjs';
import { declaration } from './declaration.mjs';
import { handlers } from './handlers.mjs';
import { createTables, reducers, seed } from './tables.mjs';

const access = createKeyAccess(declaration, ({ users }) => [...users.values()], {
  admin: 'TICKETS_KEY',
  agent: 'TICKETS_LOW_KEY',
});

const note = 'Tickets that were created in this period.';
const charts = [
  { id: 'by-status', title: 'Tickets by status', note, operation: 'reportByStatus' },
  {
    id: 'by-assignee',
    title: 'Tickets by assignee',
    note,
    operation: 'reportByAssignee',
    label: '/user_id',
    values: { Tickets: '/tickets' },
  },
];

const mock = {
  ...access,
  createTables,
  reducers,
  seed,
  handlers,
  counts: ({ users, tickets, comments }) => ({ users: users.size, tickets: tickets.size, comments: comments.length }),
  samples: (now) => [
    `/tickets-api/reports/by-status?since=${Math.floor(now / 1000) - 30 * 86_400}&until=${Math.floor(now / 1000)}`,
  ],
  charts,
  renderError: createErrorRenderer(({ message }) => ({ error: message })),
};

export default definePlugin({ name: 'tickets', vendors: [defineVendor(declaration, { mock, check })] });
