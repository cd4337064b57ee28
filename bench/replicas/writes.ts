/** A message to write, and the response of the mock. */
export interface Answered {
  conversation: number;
  text: string;
  /** 0 without a response. */
  status: number;
  /** The assigned id. */
  id?: number;
  /** The path that returns its outcome. */
  outcome?: string;
}

/** Writes a message. */
export async function write(
  url: string,
  token: string,
  { conversation, text }: Pick<Answered, 'conversation' | 'text'>,
): Promise<Answered> {
  const asked = { conversation, text };
  try {
    const response = await fetch(toMessages(url, conversation), {
      method: 'POST',
      headers: { api_access_token: token, 'content-type': 'application/json' },
      body: JSON.stringify({ content: text }),
    });
    const { id } = (await response.json()) as { id?: number };
    const outcome = response.headers.get('x-chatpact-outcome') ?? undefined;
    return { ...asked, status: response.status, id, outcome };
  } catch {
    return { ...asked, status: 0 };
  }
}

/** Reads the ids of all messages of the conversations by text, page by page like a client. */
export async function readAll(
  url: string,
  token: string,
  conversations: readonly number[],
): Promise<Map<string, number[]>> {
  const ids = new Map<string, number[]>();
  for (const conversation of conversations) {
    for (let after = 0; ; ) {
      const response = await fetch(`${toMessages(url, conversation)}?after=${after}`, {
        headers: { api_access_token: token },
      });
      const { payload } = (await response.json()) as { payload: { id: number; content: string }[] };
      for (const { id, content } of payload) ids.set(content, [...(ids.get(content) ?? []), id]);
      const last = payload.at(-1)?.id;
      if (last === undefined) break;
      after = last;
    }
  }
  return ids;
}

const toMessages = (url: string, conversation: number) =>
  `${url}/api/v1/accounts/1/conversations/${conversation}/messages`;
