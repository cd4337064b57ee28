const { createMock, UsageError } = require('chatpact');

let mock;

beforeAll(async () => {
  mock = await createMock({ scale: 0.05 });
});

afterAll(() => mock.close());

test('a test with require() judges a response', async () => {
  const headers = mock.headers('chatwoot', 'agent', 1);
  const response = await fetch(`${mock.url}/api/v1/accounts/1/labels`, { headers });
  await expect(response).toHonour('list-all-labels');
  await expect(response).not.toHonour('get-channel-summary-report');
});

test('a mistake rejects with a UsageError', async () => {
  await expect(createMock({ now: 'no time' })).rejects.toBeInstanceOf(UsageError);
});
