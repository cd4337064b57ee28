import type { MockProcess } from '../mock-process.ts';

/** Writes messages with different texts, and finds them in an export. */

export async function readToken({ url }: MockProcess): Promise<string> {
  const text = await (await fetch(`${url}/__admin/credentials`)).text();
  return /^CHATPACT_CHATWOOT_TOKEN=(.*)$/m.exec(text)?.[1] ?? '';
}

/** Returns the status, or 0 without a response. */
export async function say(url: string, token: string, conversation: number, content: string): Promise<number> {
  try {
    const response = await fetch(`${url}/api/v1/accounts/1/conversations/${conversation}/messages`, {
      method: 'POST',
      headers: { api_access_token: token, 'content-type': 'application/json' },
      body: JSON.stringify({ content }),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** Counts each text in a fixture. */
export function countTexts(fixture: string): Map<string, number> {
  const texts = new Map<string, number>();
  for (const line of fixture.split('\n').slice(1)) {
    const content = line === '' ? undefined : JSON.parse(line).event.written?.content;
    if (content !== undefined) texts.set(content, (texts.get(content) ?? 0) + 1);
  }
  return texts;
}
