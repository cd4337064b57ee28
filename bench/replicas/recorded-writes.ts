/** A message that was answered with 200. Two messages of one recorder never say the same. */
interface Write {
  id: number;
  conversation: number;
  content: string;
}

interface Message {
  id: number;
  content: string;
}

/** What was acknowledged, compared with what the API gives. */
export interface Verified {
  acknowledged: number;
  /** Acknowledged messages that are not in their conversation under their id. */
  lost: number;
  /** Texts that are there twice, and ids that were given out twice. */
  doubled: number;
}

/** Over how many conversations messages are spread. */
const conversations = 20;

/** A client that writes messages, keeps what was acknowledged, and looks for each of them through the vendor's API. */
export class RecordedWrites {
  readonly #token: string;
  readonly #writes: Write[] = [];
  /** How many of them were found already. */
  #verified = 0;

  constructor(token: string) {
    this.#token = token;
  }

  get count(): number {
    return this.#writes.length;
  }

  /** Writes a message, and gives its status; 0 without an answer, or without its end. */
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

  /** Looks for each message since the last look, or for all of them. */
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
