import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkContract } from '../../../contracts/index.ts';
import { writeReferenceDocument } from '../../faulty/reference-document.ts';
import type { Fault } from '../../faulty/reference-server.ts';
import { startReferenceServer } from '../../faulty/reference-server.ts';
import { referenceCredentials } from '../check-reference-server.ts';

const root = mkdtempSync(join(tmpdir(), 'chatpact-canary-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Personal data in each response, none of which a recording may contain. */
const planted = {
  name: 'Canary Wren',
  first_name: 'Canarina',
  email: 'canary.wren@nest.example',
  phone_number: '+49 151 2345 6789',
  phone: 4915123456789,
  content: 'My canary died; call me.\nAt once!',
  subject: 'canary',
  identifier: '9b2c7d1e-4f6a-4b8c-9d0e-canary000001',
  avatar_url: 'https://cdn.example/canary/wren.png?sig=canary',
  access_token: 'canaryZk3vB9xQ2mL7pR4tY8wN',
  pubsub_token: '0123456789abcdef01234567',
  authToken: 'canary-4kLmN0pQrStUvWxYz0123456789abcdefghi',
  browser: { ip: '203.0.113.77', location: 'Canary Islands' },
  custom_attributes: { 'Canary favourite': 'canary seed', 'canary@mail.example': 1 },
  notes: ['canary one', ['canary two', { deep: 'canary three' }]],
};
const traces =
  /canar|wren|nest\.example|151 2345|4915123456789|0123456789abcdef01234567|203\.0\.113\.77|twin-admin-token|twin-agent-token|mail\.example/i;

const leak: Fault = (request, answer) => {
  const { body, status } = answer;
  const extra = { ...planted, echo: request.headers.api_access_token ?? request.headers['x-auth-token'] };
  const filled = Array.isArray(body)
    ? body.map((each) => ({ ...each, ...extra }))
    : { ...(body as object), ...extra, 'Canary channel': { open: 1 }, 'canary@mail.example': extra };
  const headers = {
    'x-person': 'Canary Wren',
    'set-cookie': 'session=canary',
    etag: '"canary"',
    'retry-after': 'canary',
    'content-type': status === 200 ? 'application/json; profile=canary' : 'text/x-canary',
    location: 'https://canary.example/canary/wren?token=canary',
  };
  // Redirects, so that the data in `location` are tested too.
  const isRedirect = request.query.page === '2' || request.query.group_by === 'team';
  return { ...answer, status: isRedirect ? 302 : status, body: filled, headers };
};

function listFiles(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => listFiles(join(path, name))) : [path];
}

test.each([
  ['chatwoot', 'folder'],
  ['chatwoot', 'all.har'],
  ['rocketchat', 'folder'],
  ['rocketchat', 'all.har'],
] as const)('a recording of %s contains no personal data: %s', async (vendor, name) => {
  const server = await startReferenceServer(leak);
  const record = join(root, `${vendor}-${name}`);
  const document = await writeReferenceDocument(vendor);
  const credentials = referenceCredentials;
  const live = await checkContract({ url: server.url, vendor, document, credentials, record, retries: 0 });
  await server.close();
  const files = listFiles(record);
  expect(files.length).toBe(name === 'folder' ? 3 : 1);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    expect(text.length).toBeGreaterThan(300);
    const [trace] = traces.exec(text) ?? [];
    expect(trace).toBeUndefined();
  }
  if (name !== 'folder') return;
  // Sanitising must not change any verdict.
  const again = await checkContract({ url: '', vendor: '', document, credentials: {}, replay: record });
  const verdicts = (report: typeof live) => report.cases.map(({ id, verdict }) => [id, verdict]);
  expect(verdicts(again)).toEqual(verdicts(live));
});
