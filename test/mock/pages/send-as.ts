import { request } from 'node:http';
import type { Mock } from '../../../mock/server.ts';

export interface SentAnswer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Sends a request with exactly these headers, including Host and those that only browsers can set. */
export function sendAs(
  mock: Pick<Mock, 'url'>,
  path: string,
  headers: Record<string, string>,
  { method = 'GET', body = '' } = {},
): Promise<SentAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(mock.url + path, { method, headers });
    asked.on('error', reject);
    asked.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    asked.end(body);
  });
}
