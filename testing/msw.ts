import { type HttpHandler, HttpResponse, http } from 'msw';
import type { MockWorkspace } from '../mock/library/workspace.ts';

/**
 * Handlers for Mock Service Worker: whatever is sent below a base URL is answered by a mock in this process, without a
 * port. For `setupServer` of `msw/node` with `createMock` of `chatpact`, for `setupWorker` of `msw/browser` with that of
 * `chatpact/browser`.
 *
 * @param workspace A mock, or one of its workspaces.
 * @param bases Where the servers would be: `https://chat.example`, or `https://example.com/chat` for one below a path.
 * @example
 * const mock = await createMock({ port: null });
 * const server = setupServer(...createHandlers(mock, 'https://chat.example'));
 */
export function createHandlers(workspace: Pick<MockWorkspace, 'handle'>, ...bases: string[]): HttpHandler[] {
  return bases.map((base) => {
    const { origin, pathname } = new URL(base);
    const prefix = pathname.replace(/\/$/, '');
    // Of a pattern in words MSW decodes what the asterisk stands for, and fails where that can't be done.
    const below = new RegExp(`^${escapePattern(`${origin}${prefix}/`)}`);
    return http.all(below, async ({ request }) => {
      const url = request.url.replace(origin + prefix, origin);
      try {
        return await workspace.handle(new Request(url, request));
      } catch (error) {
        // A connection that an injected fault breaks: fetch rejects with a TypeError.
        if (error instanceof TypeError) return HttpResponse.error();
        throw error;
      }
    });
  });
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
