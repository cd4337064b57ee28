import { afterAll } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../../mock/server.ts';
import type { VendorName } from '../../specs/vendors.ts';

const open: Mock[] = [];
/** The address of a mock without a port. */
const withoutPort = 'http://localhost';

afterAll(async () => {
  await Promise.all(open.map((mock) => mock.close()));
});

/** Starts a mock on a free port with a tenth of the usual history. It is closed after the file. */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const mock = await createMock({ scale: 0.1, ...options });
  open.push(mock);
  return mock;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Parsed if the response is JSON. */
  body: unknown;
}

export async function ask(mock: Mock, path: string, init: RequestInit = {}): Promise<Answer> {
  // A mock without a port is called with handle(), which is faster.
  const response =
    mock.url === withoutPort
      ? await mock.handle(new Request(`http://127.0.0.1${path}`, init))
      : await fetch(mock.url + path, init);
  const text = await response.text();
  const isJson = /^application\/json\b/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

/** Request headers of the first identity with a role. */
export function headersOf(mock: Mock, vendor: VendorName, role: string, account?: number): Record<string, string> {
  const identity = mock.identities.find(
    (each) => each.vendor === vendor && each.role === role && (account === undefined || each.account_id === account),
  );
  if (!identity) throw new Error(`The seed has no ${role} of ${vendor}.`);
  return identity.headers;
}
