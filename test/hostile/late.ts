import type { ReferenceResponse } from '../faulty/reference-server.ts';
import { type Act, sendReferenceResponse } from './hostile-server.ts';

/** Answers each request with the response to the previous one. */
export function createLate(): Act {
  let before: ReferenceResponse = { status: 200, body: { version: '8.4', success: true } };
  return (socket, request, healthy) => {
    sendReferenceResponse(socket, request, before);
    before = healthy;
  };
}
