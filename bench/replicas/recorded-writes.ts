/** An acknowledged message (200). All messages of a recorder have different texts. */
interface Write {
  id: number;
  conversation: number;
  content: string;
}

interface Message {
  id: number;
  content: string;
}

/** Acknowledged messages, compared with those that the API returns. */
export interface Verified {
  acknowledged: number;
  /** Acknowledged messages that are not in their conversation under their id. */
  lost: number;
  /** Texts that exist twice, and ids that were assigned twice. */
  doubled: number;
}

/** Number of conversations to which messages are written. */
const conversations = 20;

/** A client that writes messages, remembers the acknowledged ones, and looks for them through the vendor's API. */
export class RecordedWrites {
  readonly #token: string;
  readonly #writes: Write[] = [];
  /** Number of messages that were already found. */
  #verified = 0;

  constructor(token: string) {
    this.#token = token;
  }

  get count(): number {
    return this.#writes.length;
  }

  /** Writes a message, and returns the status, or 0 without a complete response. */
  async write(url: string, turn: number, content: string): Promise<number> {
    const conversation = 1 + (turn % conversations);
    try {
      const response = await fetch(toPath(url, conversation), {
        method: 'POST',
        headers: { api_access_token: this.#token, 'content-type': 'application/json' },
        body: JSON.stringify({ content }),
      });
      const { id } = (await response.json()) as Partial<Write>;
      if (response.status === 200) this.#writes.push({ id: id ?? 0, conversation, content });
      return response.status;
    } catch {
      return 0;
    }
  }

  /** Looks for the messages since the last call, or for all of them. */
  async verify(url: string, { all = false } = {}): Promise<Verified> {
    const writes = this.#writes.slice(all ? 0 : this.#verified);
    this.#verified = this.#writes.length;
    let lost = 0;
    const times = new Map<string, number>();
    for (let conversation = 1; conversation <= conversations; conversation++) {
      const own = writes.filter((write) => write.conversation === conversation);
      if (own.length === 0) continue;
      const messages = await this.#read(url, conversation, Math.min(...own.map(({ id }) => id)));
      const contents = new Map(messages.map(({ id, content }) => [id, content]));
      lost += own.filter(({ id, content }) => contents.get(id) !== content).length;
      for (const { content } of messages) times.set(content, (times.get(content) ?? 0) + 1);
    }
    const twice = writes.filter(({ content }) => (times.get(content) ?? 0) > 1).length;
    return { acknowledged: writes.length, lost, doubled: twice + this.#countRepeatedIds() };
  }

  #countRepeatedIds(): number {
    return this.#writes.length - new Set(this.#writes.map(({ id }) => id)).size;
  }

  /** Messages of a conversation, newest first, down to an id. */
  async #read(url: string, conversation: number, least: number): Promise<Message[]> {
    const messages: Message[] = [];
    for (let before = Number.POSITIVE_INFINITY; before > least; ) {
      const query = Number.isFinite(before) ? `?before=${before}` : '';
      const headers = { api_access_token: this.#token };
      const response = await fetch(toPath(url, conversation) + query, { headers });
      const { payload } = (await response.json()) as { payload: Message[] };
      if (payload.length === 0) break;
      messages.push(...payload);
      before = Math.min(...payload.map(({ id }) => id));
    }
    return messages;
  }
}

const toPath = (url: string, conversation: number) => `${url}/api/v1/accounts/1/conversations/${conversation}/messages`;
