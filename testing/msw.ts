import { type HttpHandler, HttpResponse, http } from 'msw';
import type { MockWorkspace } from '../mock/library/workspace.ts';

/**
 * Creates handlers for Mock Service Worker that answer all requests to a base URL with a mock in this process, without a
 * port. In Node.js, use `setupServer` of `msw/node` and `createMock` of `chatpact`. In a browser, use `setupWorker` of
 * `msw/browser` and `createMock` of `chatpact/browser`.
 *
 * @param workspace A mock, or one of its workspaces.
 * @param bases Base URLs of the servers: `https://chat.example`, or `https://example.com/chat` with a path.
 * @example
 * const mock = await createMock({ port: null });
 * const server = setupServer(...createHandlers(mock, 'https://chat.example'));
 */
export function createHandlers(workspace: Pick<MockWorkspace, 'handle'>, ...bases: string[]): HttpHandler[] {
  return bases.map((base) => {
    const { origin, pathname } = new URL(base);
    const prefix = pathname.replace(/\/$/, '');
    // MSW decodes the text that the asterisk of a string pattern matches, and fails for invalid escapes.
    const below = new RegExp(`^${escapePattern(`${origin}${prefix}/`)}`);
    return http.all(below, async ({ request }) => {
      const url = request.url.replace(origin + prefix, origin);
      try {
        return await workspace.handle(new Request(url, request));
      } catch (error) {
        // An injected fault breaks the connection: fetch rejects with a TypeError.
        if (error instanceof TypeError) return HttpResponse.error();
        throw error;
      }
    });
  });
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
