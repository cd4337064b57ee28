import { expect, test } from 'chatpact/vitest';

// What a test of your own code does: its calls go to a workspace of the mock, and no other test sees what it wrote.

test('a resolved conversation is counted', async ({ workspace }) => {
  const headers = { ...workspace.headers('chatwoot', 'administrator', 1), 'content-type': 'application/json' };
  const now = Math.floor(workspace.clock.now() / 1000);
  // Without both ends of a window Chatwoot counts nothing.
  const window = `since=${now - 86_400}&until=${now}`;
  const countResolved = async () => {
    const response = await fetch(`${workspace.url}/api/v2/accounts/1/summary_reports/channel?${window}`, { headers });
    await expect(response).toHonour('get-channel-summary-report');
    const channels = Object.values((await response.json()) as Record<string, { resolved: number }>);
    return channels.reduce((sum, { resolved }) => sum + resolved, 0);
  };
  const before = await countResolved();

  const at = new Date(workspace.clock.now() - 3_600_000).toISOString();
  const [{ conversation }] = (await workspace.append('chatwoot', {
    type: 'conversation.created',
    at,
    account: 1,
    inbox: 2,
  })) as [{ conversation: number }];
  await workspace.append('chatwoot', { type: 'conversation.resolved', at, account: 1, conversation });

  expect(await countResolved()).toBe(before + 1);
});

test('code that is told to wait waits', async ({ workspace }) => {
  await workspace.injectFault({ effect: { type: 'rate-limit', retryAfterSeconds: 2 }, count: 1 });
  const ask = () =>
    fetch(`${workspace.url}/api/v1/accounts/1/labels`, { headers: workspace.headers('chatwoot', 'agent', 1) });
  const refused = await ask();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
  expect((await ask()).status).toBe(200);
});
