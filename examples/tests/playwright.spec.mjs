import { createServer } from 'node:http';
import { expect, test } from 'chatpact/playwright';

// Run with npx playwright test. Each test's page uses its own workspace.

const messages = '/api/v1/accounts/1/conversations/1/messages';

/** A page on another origin than the mock. */
const app = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>…</p>'));
test.beforeAll(() => new Promise((resolve) => app.listen(0, '127.0.0.1', resolve)));
test.afterAll(() => app.close());

for (const run of [1, 2]) {
  test(`isolates the workspace of each test (${run})`, async ({ page, mock, workspace }) => {
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
      [workspace.url + messages, headers],
    );
    expect(count).toBe(1);
  });
}

test("checks responses of Playwright's own requests against the contract", async ({ request, workspace }) => {
  const headers = workspace.headers('chatwoot', 'agent', 1);
  const response = await request.get(`${workspace.url}/api/v1/accounts/1/labels`, { headers });
  await expect(response).toHonour('list-all-labels');
  await expect(response).not.toHonour('get-channel-summary-report');
});
