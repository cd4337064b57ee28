import { defineRelation, defineScenarioTest, findAt, listAt, sumAt } from 'chatpact/extend';

/** Two reports about the same tickets must have the same total. */
const reportsAgree = defineRelation({
  id: 'reports-agree',
  statement: 'Both reports count the same tickets.',
  operations: ['reportByStatus', 'reportByAssignee'],
  reads: [{ operation: 'reportByStatus' }, { operation: 'reportByAssignee' }],
  judge([byStatus, byAssignee]) {
    const expected = sumAt(byStatus?.body, '/*');
    const actual = sumAt(byAssignee?.body, '/*/tickets');
    if (expected === undefined || actual === undefined) return { unreadable: 'a report has no counts' };
    const message = `By status, ${expected} tickets were created; by assignee, ${actual}.`;
    return {
      problems: expected === actual ? [] : [{ pointer: '', message, expected, actual }],
      compared: expected > 0 ? 1 : 0,
    };
  },
});

/** Creates a ticket, finds it in the list, and deletes it. */
const ticketIsListed = defineScenarioTest({
  id: 'ticket-is-listed',
  statement: 'A created ticket is the first of the list.',
  operations: ['createTicket', 'listTickets', 'deleteTicket'],
  async run({ send, expect, cleanUp, tag }) {
    const id = findAt(await send({ operation: 'createTicket', body: { subject: tag } }), '/id');
    cleanUp(`ticket ${id}`, { operation: 'deleteTicket', path: { ticket_id: String(id) } });
    const ids = listAt(await send({ operation: 'listTickets' }), '/tickets/*/id') ?? [];
    expect('Tickets of that id', '/tickets', ids.filter((each) => each === id).length, { exactly: 1 });
  },
});

export const check = {
  schemes: { apiKey: 'full' },
  identities: { full: { 'X-Api-Key': 'TICKETS_KEY' }, low: { 'X-Api-Key': 'TICKETS_LOW_KEY' } },
  probe: 'reportByStatus',
  entities: { ticket: { discoveries: [{ operation: 'listTickets', items: '/tickets', field: 'id' }] } },
  parameters: { ticket_id: 'ticket' },
  relations: [reportsAgree],
  scenarioTests: [ticketIsListed],
};
