import { createServer } from 'node:http';
import { expect, test } from 'chatpact/playwright';

// npx playwright test: a page of yours talks to a workspace of its own.

const said = '/api/v1/accounts/1/conversations/1/messages';

/** A developer's page, on an origin of its own. */
const app = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>…</p>'));
test.beforeAll(() => new Promise((resolve) => app.listen(0, '127.0.0.1', resolve)));
test.afterAll(() => app.close());

for (const turn of [1, 2]) {
  test(`a page talks to a workspace of its own (${turn})`, async ({ page, mock, workspace }) => {
    expect(workspace.url.startsWith(`${mock.url}/@`)).toBe(true);
    const headers = workspace.headers('chatwoot', 'administrator', 1);
    await page.goto(`http://localhost:${app.address().port}/`);
    const count = await page.evaluate(
      async ([url, credentials]) => {
        const init = { headers: { ...credentials, 'content-type': 'application/json' } };
        await fetch(url, { ...init, method: 'POST', body: JSON.stringify({ content: 'From a page.' }) });
        const { payload } = await (await fetch(url, init)).json();
        return payload.filter(({ content }) => content === 'From a page.').length;
      },
      [workspace.url + said, headers],
    );
    expect(count).toBe(1);
  });
}

test("answers of Playwright's own requests are held against the contract", async ({ request, workspace }) => {
  const headers = workspace.headers('chatwoot', 'agent', 1);
  const answer = await request.get(`${workspace.url}/api/v1/accounts/1/labels`, { headers });
  await expect(answer).toHonour('list-all-labels');
  await expect(answer).not.toHonour('get-channel-summary-report');
});
