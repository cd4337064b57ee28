/** Session storage key of the admin token. The browser keeps the token until the tab closes. */
const tokenKey = 'chatpact admin token';

export class AdminApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const adminToken = {
  get: () => sessionStorage.getItem(tokenKey) ?? '',
  set: (token: string) => sessionStorage.setItem(tokenKey, token),
};

function withToken(init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers);
  const token = adminToken.get();
  if (token !== '') headers.set('authorization', `Bearer ${token}`);
  return { ...init, headers, cache: 'no-store' };
}

/**
 * Calls an admin route of the workspace that this page shows, or of the one that an absolute path names.
 *
 * @param path Path relative to the page, such as `clock`.
 * @throws AdminApiError with the status and the error message of the response.
 */
export async function callAdmin<Result>(path: string, method = 'GET', body?: unknown): Promise<Result> {
  return JSON.parse(await callAdminAsText(path, { method, ...toBody(body) })) as Result;
}

/**
 * Calls an admin route whose request or response is text, such as `export`.
 *
 * @throws AdminApiError with the status and the error message of the response.
 */
export async function callAdminAsText(path: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(path, withToken(init));
  const text = await response.text();
  if (!response.ok)
    throw new AdminApiError(response.status, describe(text) ?? `The server returned ${response.status}.`);
  return text;
}

function toBody(body: unknown): RequestInit {
  if (body === undefined) return {};
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function describe(text: string): string | undefined {
  try {
    const { error, problems = [] } = JSON.parse(text) as {
      error?: string;
      problems?: { field: string; message: string }[];
    };
    return [error, ...problems.map(({ field, message }) => `${field} ${message}.`)].filter(Boolean).join(' ');
  } catch {
    return undefined;
  }
}

export const openStream = (signal: AbortSignal) => fetch('requests/stream', withToken({ signal }));

/** The vendor API's response to a call from the console. */
export interface VendorResponse {
  status: number;
  body: unknown;
}

interface CallOptions {
  headers: Record<string, string>;
  method?: string;
  body?: unknown;
  /** Leaves the call out of the journal, so that requests of the console's own charts do not fill it. */
  isUnlisted?: boolean;
}

/** Calls a vendor's API with the headers of one of its users. */
export async function callVendor(url: string, options: CallOptions): Promise<VendorResponse> {
  const { method = 'GET', body, isUnlisted = false } = options;
  const response = await fetch(url, {
    method,
    cache: 'no-store',
    ...toBody(body),
    headers: {
      ...options.headers,
      ...(isUnlisted && { 'x-chatpact-unlisted': '1' }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
  });
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return { status: response.status, body: text };
  }
}
