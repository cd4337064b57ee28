import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, expect, test } from 'vitest';
import type { BuiltInVendorName } from '../../specs/vendors.ts';
import { buildIfNeeded } from '../build.ts';
import { findCanaries, secrets } from './canaries.ts';
import { echoing } from './echoing.ts';
import { startHostile } from './hostile-server.ts';
import { program } from './run-check.ts';

beforeAll(buildIfNeeded);

const days = 'start=2026-01-01T00:00:00.000Z&end=2026-01-30T00:00:00.000Z';
const asked: Record<BuiltInVendorName, { paths: string[]; headers: Record<string, string> }> = {
  chatwoot: {
    paths: ['/api/v2/accounts/1/summary_reports/channel', '/api/v1/accounts/1/conversations', '/api/v1/profile'],
    headers: { api_access_token: secrets.CHATPACT_CHATWOOT_TOKEN },
  },
  rocketchat: {
    paths: [`/api/v1/engagement-dashboard/messages/messages-sent?${days}`, '/api/v1/me', '/api/v1/users.list'],
    headers: {
      'x-auth-token': secrets.CHATPACT_ROCKETCHAT_TOKEN,
      'x-user-id': secrets.CHATPACT_ROCKETCHAT_USER_ID,
    },
  },
};

test.each(Object.keys(asked) as BuiltInVendorName[])(
  'a proxy reveals no secret of a %s server that echoes it in every way',
  async (vendor) => {
    const server = await startHostile({ act: echoing(vendor), after: 0 });
    const words = ['proxy', '--target', server.url, '--vendor', vendor, '--port', '0'];
    const child = spawn(process.execPath, [program, ...words], { timeout: 110_000, killSignal: 'SIGKILL' });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += text));
    while (!printed.includes('stop: Ctrl+C')) await once(child.stdout, 'data');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
    const { paths, headers } = asked[vendor];
    for (let turn = 0; turn < 12; turn++) {
      for (const path of paths) {
        const query = `${path.includes('?') ? '&' : '?'}access_token=canary-in-query`;
        await fetch(url + path + query, { headers, redirect: 'manual' }).then(
          (answer) => answer.text(),
          () => '',
        );
      }
    }
    const findings = await (await fetch(`${url}/__admin/findings`)).text();
    child.kill('SIGINT');
    const [exitCode] = await once(child, 'close');
    await server.close();
    expect([exitCode, printed.split('\n').length > 8, findings.length > 500]).toEqual([1, true, true]);
    expect(findCanaries(printed + findings)).toEqual([]);
  },
);
