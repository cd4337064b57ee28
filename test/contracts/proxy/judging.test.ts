import { describe, expect, test } from 'vitest';
import { createTrafficJudge, type ForwardedExchange } from '../../../contracts/proxy/judge-traffic.ts';
import { toExtraHeaders } from '../../../specs/connection/extra-headers.ts';
import { loadSmall, smallVendor } from '../run/small-world.ts';

describe('A forwarded exchange', () => {
  const target = new URL('https://desk.example/chat/');
  async function createJudge(more: { secrets?: Map<string, string>; versions?: string } = {}) {
    const { secrets = new Map(), versions = '*' } = more;
    const small = await loadSmall();
    const contract = { ...small, ledger: small.ledger.map((entry) => ({ ...entry, versions })) };
    const connection = { target, tls: {}, extraHeaders: toExtraHeaders({}, target, {}), isUnverified: false, secrets };
    const judge = createTrafficJudge({ vendor: smallVendor, contract, connection, maxBodyBytes: 1000 });
    return async (
      id: string,
      json: unknown,
      { url = `/${id}`, status = 200, sent = [], headers = [] }: ExchangeDraft = {},
    ) => {
      const operation = contract.findOperation(id);
      if (!operation) throw new Error(`The contract lacks the operation ${id}.`);
      const bytes = Buffer.from(typeof json === 'string' ? json : JSON.stringify(json));
      const answer = { status, headers: ['Content-Type', 'Application/JSON; charset=utf-8', ...headers], bytes };
      const passed: ForwardedExchange = { operation, request: { method: 'GET', url, headers: sent }, answer };
      return judge(passed);
    };
  }
  interface ExchangeDraft {
    url?: string;
    status?: number;
    sent?: string[];
    headers?: string[];
  }

  test('is judged by status and schema, and shown with its path without the query', async () => {
    const judge = await createJudge();
    expect(await judge('report', { figure: 4 })).toEqual([]);
    const [finding] = await judge('report', { figure: 'x' }, { url: '/report?since=canary' });
    expect(finding).toMatchObject({
      ...{ keyword: 'type', operation: 'report', caseId: 'proxy' },
      curl: `curl -sS -i -H "api_access_token: $CHATPACT_CHATWOOT_TOKEN" 'https://desk.example/chat/report'`,
    });
    expect(await judge('report', {}, { status: 502 })).toMatchObject([{ keyword: 'server-error' }]);
  });

  test.each<[url: string, shown: string]>([
    ['/things/7', '/things/7'],
    ['/things/7/?q', '/things/7'],
    ['/things/1234567890', '/things/{thing_id}'],
    ['/things/Ada', '/things/{thing_id}'],
    ['/chat/things/7', '/things/7'],
    ['/things/12', '/things/12'],
    ['/things/7b', '/things/{thing_id}'],
    ['/things/b7', '/things/{thing_id}'],
  ])('is shown without personal data in its path: %s as %s', async (url, shown) => {
    const [finding] = await (await createJudge())('thing', { id: 'x' }, { url });
    expect(finding?.curl).toContain(`'https://desk.example/chat${shown}'`);
  });

  test('is judged by the ledger of the version that a client requested through the proxy', async () => {
    const judge = await createJudge({ versions: '<4.0.0' });
    const idOf = async () => (await judge('report', { figure: 'x' }))[0]?.deviation?.id;
    // While the version is unknown, entries of all versions apply.
    expect(await idOf()).toBe('figure-is-text');
    const respond = (json: unknown, status = 200) => judge('get-instance-version', json, { status });
    await respond({ version: 7 });
    await respond({ version: '4.5.0' }, 401);
    await respond('no JSON');
    await judge('report', { version: '4.5.0', figure: 4 });
    expect(await idOf()).toBe('figure-is-text');
    await respond({ version: '4.5.0' });
    expect(await idOf()).toBeUndefined();
    await respond({ version: '3.9.0' });
    expect(await idOf()).toBe('figure-is-text');
  });

  test('reuses findings of responses that are wrong in the same way', async () => {
    const judge = await createJudge();
    const first = await judge('report', { figure: 'x' });
    expect(await judge('report', { figure: 'y' })).toBe(first);
    expect(await judge('report', { figure: [] })).not.toBe(first);
    expect(await judge('report', {})).not.toBe(first);
    expect(await judge('report', {}, { status: 500 })).not.toBe(await judge('report', {}, { status: 502 }));
  });

  test('shows no secrets of the request, of the connection, or of a redirect', async () => {
    const judge = await createJudge({ secrets: new Map([['canary-of-the-connection', 'HTTPS_PROXY']]) });
    const sent = ['API_ACCESS_TOKEN', 'canary-token'];
    const found = [
      await judge('thing', { id: 1, 'canary-token': 1 }, { sent, url: '/things/7' }),
      await judge('thing', { id: 1, 'canary-of-the-connection': 1 }, { url: '/things/7' }),
      await judge(
        'thing',
        {},
        {
          ...{ status: 302, url: '/things/7' },
          headers: ['Location', 'https://sso.example/login?next=canary#canary'],
        },
      ),
    ];
    expect(found.map((each) => each.length)).toEqual([1, 1, 1]);
    expect(JSON.stringify(found)).not.toContain('canary');
    expect(JSON.stringify(found[2])).toContain('sso.example/login');
  });
});
