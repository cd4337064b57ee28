import { createTest, expect } from '../../testing/vitest.ts';

const test = createTest({ scale: 0.05 });
const said = '/api/v1/accounts/1/conversations/1/messages';
const seen: string[] = [];

for (const run of [1, 2]) {
  test(`gives a test its own workspace (${run})`, async ({ mock, workspace }) => {
    const headers = { ...workspace.headers('chatwoot', 'administrator', 1), 'content-type': 'application/json' };
    const content = 'Only here.';
    const written = await fetch(workspace.url + said, { method: 'POST', headers, body: JSON.stringify({ content }) });
    await expect(written).toHonour('create-a-new-message-in-a-conversation');
    const { payload } = (await (await fetch(workspace.url + said, { headers })).json()) as {
      payload: { content: string }[];
    };
    expect(payload.filter((message) => message.content === content)).toHaveLength(1);
    expect(seen).not.toContain(workspace.name);
    seen.push(workspace.name);
    // The tests share a mock, and the workspace of the other test was dropped.
    const there = (await (await fetch(`${mock.url}/__admin/workspaces`)).json()) as { name: string }[];
    expect(there.map(({ name }) => name)).toEqual(['default', workspace.name]);
  });
}
