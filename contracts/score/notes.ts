import type { Client } from '../client.ts';
import { noteRequests, type Recording, recordClient } from '../recording/recording.ts';

/** What a score needs to know of a check: every answer, and who asked for it. */
export function createNotes() {
  const recording: Recording = new Map();
  const requests = new Map<string, Set<string>>();
  return {
    recording,
    requests,
    take(id: string, client: Client): Client {
      const noted = new Set<string>();
      requests.set(id, noted);
      return noteRequests(recordClient(client, recording), noted);
    },
  };
}
