// Replace this page by your frontend. It shows conversations by channel, from the server in CHAT_URL.
import { createServer } from 'node:http';

const { CHAT_URL, CHAT_TOKEN, PORT = '3000' } = process.env;

async function renderChannels() {
  const headers = { api_access_token: CHAT_TOKEN };
  // Chatwoot needs both ends of a window. This window is part of the mock's history.
  const window = 'since=1767225600&until=1769904000';
  const response = await fetch(`${CHAT_URL}/api/v2/accounts/1/summary_reports/channel?${window}`, { headers });
  if (!response.ok) throw new Error(`${CHAT_URL} answered ${response.status}`);
  const rows = Object.entries(await response.json()).map(([channel, { total }]) => `<tr><td>${channel}<td>${total}`);
  return `<!doctype html><title>Conversations by channel</title><table>${rows.join('')}</table>`;
}

createServer(async (_, response) => {
  const [status, page] = await renderChannels().then(
    (html) => [200, html],
    (error) => [502, error.message],
  );
  response.writeHead(status, { 'content-type': 'text/html' }).end(page);
}).listen(Number(PORT));
