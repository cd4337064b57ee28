import { Duplex } from 'node:stream';

/** What the server's end of a pipe states about its client. */
export interface ClientFacts {
  remoteAddress: string;
  /** Whether the client uses HTTPS, as Node's sockets state it. */
  encrypted?: boolean;
  /** Path below which another server passes requests on; see {@link baseOf}. */
  mountPath?: string;
}

/**
 * One end of a pipe in memory: data written to it can be read from the other end. It has the parts of a socket that
 * Node's HTTP needs.
 */
class PipeEnd extends Duplex implements ClientFacts {
  readonly remoteAddress: string;
  readonly encrypted: boolean;
  readonly mountPath: string;
  #other: PipeEnd | undefined;
  /** Lets the other end continue writing, when its data was read. */
  #resumeWriting: (() => void) | undefined;

  constructor({ remoteAddress, encrypted = false, mountPath = '' }: ClientFacts) {
    super();
    this.remoteAddress = remoteAddress;
    this.encrypted = encrypted;
    this.mountPath = mountPath;
  }

  /** Connects two ends. */
  static join(one: PipeEnd, other: PipeEnd): void {
    one.#other = other;
    other.#other = one;
  }

  override _read(): void {
    const resumeWriting = this.#resumeWriting;
    this.#resumeWriting = undefined;
    resumeWriting?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const other = this.#other;
    // Pushing an empty chunk would be read as the end of the stream.
    if (!other || other.destroyed || chunk.length === 0) {
      process.nextTick(done);
      return;
    }
    other.#resumeWriting = done;
    other.push(chunk);
  }

  override _final(done: () => void): void {
    this.#other?.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const other = this.#other;
    if (other && !other.destroyed) {
      // Both ends notice a broken pipe.
      process.nextTick(() => other.destroy(this.readableEnded ? undefined : new Error('other side closed')));
    }
    done(error);
  }

  resetAndDestroy(): this {
    return this.destroy();
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

/**
 * Creates both ends of a connection without a port.
 *
 * @param client By default, a client of this machine that uses HTTP.
 */
export function createSocketPair(
  client: ClientFacts = { remoteAddress: '127.0.0.1' },
): [client: Duplex, server: Duplex] {
  const ends: [PipeEnd, PipeEnd] = [new PipeEnd(client), new PipeEnd(client)];
  PipeEnd.join(...ends);
  // A closed connection is not an error of the mock; the client reports it to the caller.
  for (const end of ends) end.on('error', () => {});
  return ends;
}
