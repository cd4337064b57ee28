import { createMock } from 'chatpact';

// Replace the requests by calls of your own code. The file has one mock, and each test has its own workspace.

const operation = 'get-channel-summary-report';
let mock;
let workspace;
let count = 0;

beforeAll(async () => {
  mock = await createMock({ scale: 0.05 });
});

beforeEach(async () => {
  count += 1;
  workspace = await mock.workspace(`test-${count}`);
});

afterEach(() => workspace.drop());
afterAll(() => mock.close());

const readChannels = () =>
  // Chatwoot needs both ends of a window.
  fetch(`${workspace.url}/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000`, {
    headers: workspace.headers('chatwoot', 'administrator', 1),
  });

test('accepts a response that honours the contract', async () => {
  await expect(await readChannels()).toHonour(operation);
});

test('rejects a response that breaks the contract, and names the location', async () => {
  const body = { 'Channel::Api': { open: 'many', resolved: 0, pending: 0, snoozed: 0, total: 0 } };
  await workspace.injectFault({ operation, count: 1, effect: { type: 'answer', status: 200, body } });
  const response = await readChannels();
  await expect(response).not.toHonour(operation);
  await expect(expect(response).toHonour(operation)).rejects.toThrow(
    'Expected the response of get-channel-summary-report (status 200) to match its contract:\n' +
      '  /Channel::Api/open: Expected a number at /Channel::Api/open. Got a string.',
  );
});
