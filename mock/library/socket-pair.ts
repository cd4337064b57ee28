import { Duplex } from 'node:stream';

/** One end of a pipe in memory: what is written to it is read from the other. Has as much of a socket as Node's HTTP asks for. */
class End extends Duplex {
  readonly remoteAddress = '127.0.0.1';
  #other: End | undefined;
  /** Says that the other end may write on: what it wrote has been taken. */
  #goOn: (() => void) | undefined;

  /** Joins two ends. */
  static join(one: End, other: End): void {
    one.#other = other;
    other.#other = one;
  }

  override _read(): void {
    const goOn = this.#goOn;
    this.#goOn = undefined;
    goOn?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const other = this.#other;
    // Nothing to read would pass for the end.
    if (!other || other.destroyed || chunk.length === 0) {
      process.nextTick(done);
      return;
    }
    other.#goOn = done;
    other.push(chunk);
  }

  override _final(done: () => void): void {
    this.#other?.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const other = this.#other;
    if (other && !other.destroyed) {
      // A pipe that breaks is noticed at both ends.
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

/** Both ends of a connection without a port. */
export function createSocketPair(): [client: Duplex, server: Duplex] {
  const ends: [End, End] = [new End(), new End()];
  End.join(...ends);
  // Somebody who hangs up is no failure of ours; whoever waits for the answer is told by the client.
  for (const end of ends) end.on('error', () => {});
  return ends;
}
