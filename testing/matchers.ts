import { type JudgedResponse, judgeResponse } from '../contracts/judge/judge-response.ts';
import { failsCheck } from '../contracts/results/verdict.ts';
import { describeKind } from '../specs/describe-kind.ts';
import { UsageError } from '../usage-error.ts';

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

/** A response of fetch or of Playwright. */
export type ReceivedResponse = JudgedResponse | PlaywrightResponse;

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
  /**
   * Passes if a response matches the contract of its operation.
   *
   * @param received A response, or the promise of one.
   * @throws UsageError `NOT_A_RESPONSE` for another value, or what {@link judgeResponse} throws.
   */
  async toHonour(
    received: ReceivedResponse | Promise<ReceivedResponse>,
    operation: string,
    { strict = false }: HonourOptions = {},
  ): Promise<Outcome> {
    const response = await toResponse(await received);
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

async function toResponse(received: ReceivedResponse): Promise<JudgedResponse> {
  // JavaScript can pass any value.
  const given: unknown = received;
  if (typeof given !== 'object' || given === null || !('headers' in given)) {
    const kind = describeKind(given);
    throw new UsageError('NOT_A_RESPONSE', `Expected a response of fetch or of Playwright for toHonour, got ${kind}.`);
  }
  if ('clone' in received) return received;
  const headers = received.headers();
  const bytes = await received.body();
  const response = new Response(bytes.length > 0 ? Buffer.from(bytes) : null, { status: received.status(), headers });
  return Object.defineProperty(response, 'url', { value: received.url() });
}
