import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { isObject } from '../../../specs/json/json.ts';
import { profiles } from '../../../specs/profiles.ts';
import { listViolations } from '../judge-answer.ts';
import { startMock } from '../start-mock.ts';
import { createApiConversation, createClient } from './client.ts';

/** The property names of an operation's body. */
function namesOf(contract: Contract, id: string): string[] {
  const { document } = contract;
  const schema = contract.findOperation(id)?.body?.content['application/json']?.schema ?? {};
  const name =
    String(schema.$ref ?? '')
      .split('/')
      .at(-1) ?? '';
  const components = isObject(document.components) ? document.components.schemas : {};
  const target = name === '' || !isObject(components) ? schema : components[name];
  return isObject(target) && isObject(target.properties) ? Object.keys(target.properties) : [];
}

const randomValue = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, -1, 1.5, 2 ** 31, 2 ** 53, 1e300, null, true, '', ' ', 'open', 'snoozed', '__proto__'),
  fc.constantFrom('incoming', 'agent', 'a@b.example', '+4930123456', { type: 'api' }, { content: 'x' }, [], ['bug']),
  fc.string(),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A valid body per operation, which the test then changes. Default: an empty body. */
const validBodies: Record<string, object> = {
  newConversation: { source_id: 'fuzz', inbox_id: 2, contact_id: 1 },
  'create-a-new-message-in-a-conversation': { content: 'Hello' },
  'toggle-status-of-a-conversation': { status: 'open' },
  'conversation-add-labels': { labels: ['bug'] },
  'add-new-agent-to-account': { name: 'Jo', email: 'jo@roe.example', role: 'agent' },
  inboxCreation: { name: 'Fuzz', channel: { type: 'api' } },
  'create-a-team': { name: 'fuzz' },
  'create-a-label': { title: 'fuzz' },
  contactCreate: { inbox_id: 1, name: 'Fuzz' },
};

test.each(profiles)('%s: stores or rejects random bodies as the contract says', async (profile) => {
  const mock = await startMock({ profile, scale: 0.02 });
  const contract = await loadContract({ vendor: 'chatwoot', profile });
  const desk = createClient(mock);
  const { path } = await createApiConversation(desk);
  const conversation = path.split('/').at(-1) ?? '';
  const operations = contract.operations.filter(
    ({ method, id }) => method === 'post' && namesOf(contract, id).length > 0,
  );
  expect(operations.length).toBeGreaterThan(8);
  const statuses = new Map<string, Set<number>>();

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...operations),
      fc.infiniteStream(randomValue),
      fc.nat(),
      async (operation, values, pick) => {
        const names = namesOf(contract, operation.id);
        const spoilt = names.filter(
          (_, index) => index === pick % names.length || index === (pick >> 8) % names.length,
        );
        const body = {
          ...validBodies[operation.id],
          ...Object.fromEntries(spoilt.map((name) => [name, values.next().value])),
        };
        const where = operation.path
          .replace('/api/v1/accounts/{account_id}', '')
          .replace('{conversation_id}', conversation);
        const answer = await desk.post(where, body);
        expect(listViolations(contract, operation.id, answer), `${operation.id} ${JSON.stringify(body)}`).toEqual([]);
        statuses.set(operation.id, (statuses.get(operation.id) ?? new Set()).add(answer.status));
      },
    ),
    { numRuns: 500 },
  );
  // Both outcomes occurred.
  const seen = new Set([...statuses.values()].flatMap((each) => [...each]));
  expect([...seen]).toEqual(expect.arrayContaining([200, 422]));

  for (const [operation, there] of [
    ['conversationList', '/conversations?status=all'],
    ['contactList', '/contacts?sort=-name'],
    ['listAllInboxes', '/inboxes'],
    ['get-account-agents', '/agents'],
    ['list-all-messages', `${path}/messages`],
  ] as const) {
    expect(listViolations(contract, operation, await desk.get(there)), operation).toEqual([]);
  }
});
