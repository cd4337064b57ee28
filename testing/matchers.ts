import { type JudgedResponse, judgeResponse } from '../contracts/judge/judge-response.ts';
import { failsCheck } from '../contracts/results/verdict.ts';

/** How strictly to check a response. */
export interface HonourOptions {
  /** Also fail on known deviations of real servers. Default: false. */
  strict?: boolean;
}

/** A response of Playwright, of an API request or of a page. */
export interface PlaywrightResponse {
  status(): number;
  headers(): Record<string, string>;
  body(): Promise<Uint8Array>;
  url(): string;
}

/** The result of a matcher. */
export interface Outcome {
  pass: boolean;
  message(): string;
}

/**
 * Matchers for `expect.extend` of Vitest, Playwright and compatible libraries.
 *
 * @example
 * expect.extend(matchers);
 * await expect(await fetch(url, { headers })).toHonour('get-channel-summary-report');
 */
export const matchers = {
  /** Passes if a response matches the contract of its operation. Rejects with UsageError like {@link judgeResponse}. */
  async toHonour(
    received: JudgedResponse | PlaywrightResponse,
    operation: string,
    { strict = false }: HonourOptions = {},
  ): Promise<Outcome> {
    const response = 'clone' in received ? received : await toResponse(received);
    const findings = await judgeResponse(response, operation);
    const broken = findings.filter((finding) => failsCheck(finding, strict));
    const lines = broken.map(({ pointer, message, deviation }) => {
      const place = pointer === '' ? 'the response' : pointer;
      return `  ${place}: ${message}${deviation ? ` (known deviation: ${deviation.id})` : ''}`;
    });
    const what = `the response of ${operation} (status ${response.status})`;
    return {
      pass: broken.length === 0,
      message: () =>
        broken.length === 0
          ? `Expected ${what} not to match its contract, but it does.`
          : `Expected ${what} to match its contract:\n${lines.join('\n')}`,
    };
  },
};

async function toResponse(received: PlaywrightResponse): Promise<JudgedResponse> {
  const headers = received.headers();
  const bytes = await received.body();
  const response = new Response(bytes.length > 0 ? Buffer.from(bytes) : null, { status: received.status(), headers });
  return Object.defineProperty(response, 'url', { value: received.url() });
}
