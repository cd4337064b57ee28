import { expect, test } from 'chatpact/vitest';

// Replace the requests by calls of your own code. Each test has its own workspace, so tests do not affect each other.

test('counts a resolved conversation', async ({ workspace }) => {
  const headers = { ...workspace.headers('chatwoot', 'administrator', 1), 'content-type': 'application/json' };
  const now = Math.floor(workspace.clock.now() / 1000);
  // Chatwoot needs both ends of a window.
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

test('handles a rate limit', async ({ workspace }) => {
  await workspace.injectFault({ effect: { type: 'rate-limit', retryAfterSeconds: 2 }, count: 1 });
  const readLabels = () =>
    fetch(`${workspace.url}/api/v1/accounts/1/labels`, { headers: workspace.headers('chatwoot', 'agent', 1) });
  const refused = await readLabels();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
  expect((await readLabels()).status).toBe(200);
});
