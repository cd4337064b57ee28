import type { JournalEntry, StreamState } from '../admin/responses.ts';
import { openStream } from './api.ts';

export interface Listener {
  onRequest(entry: JournalEntry): void;
  onState(state: StreamState): void;
  /** Called when the stream opens (true) and when it breaks off (false). */
  onConnection(isConnected: boolean): void;
}

const reconnectDelayMs = 2000;

/** Listens to the workspace's event stream, and reconnects when it breaks off. Call the returned function to stop. */
export function listen(listener: Listener): () => void {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reconnect = () => {
    if (stop.signal.aborted) return;
    listener.onConnection(false);
    timer = setTimeout(run, reconnectDelayMs);
  };
  const run = () => read(listener, stop.signal).then(reconnect, reconnect);
  run();
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
}

async function read(listener: Listener, signal: AbortSignal): Promise<void> {
  const response = await openStream(signal);
  if (!response.ok || !response.body) return;
  listener.onConnection(true);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = `${rest}${value}`.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) dispatch(block, listener);
  }
}

function dispatch(block: string, listener: Listener): void {
  const [, event, data = ''] = /^event: (.+)\ndata: (.+)$/.exec(block) ?? [];
  if (event === 'request') listener.onRequest(JSON.parse(data));
  if (event === 'state') listener.onState(JSON.parse(data));
}
