import { findServer } from './server';

const day = 86_400;

interface Channel {
  total: number;
}

async function readChannels(): Promise<Record<string, Channel>> {
  const { url, headers } = await findServer();
  const profile = await fetch(`${url}/api/v1/profile`, { headers, method: 'HEAD' });
  // The server's clock: the mock's stands still.
  const now = Math.floor(new Date(profile.headers.get('date') ?? Date.now()).getTime() / 1000);
  const report = `${url}/api/v2/accounts/1/summary_reports/channel?since=${now - 30 * day}&until=${now}`;
  const response = await fetch(report, { headers });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}

const status = document.querySelector('p');
const list = document.querySelector('ul');

try {
  for (const [name, { total }] of Object.entries(await readChannels())) {
    const item = document.createElement('li');
    item.textContent = `${name.replace('Channel::', '')}: ${total}`;
    list?.append(item);
  }
  status?.remove();
} catch (error) {
  if (status) status.textContent = String(error);
}
