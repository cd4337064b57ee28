import type { TwinAnswer } from '../faulty/reference-server.ts';
import { type Act, sendTwin } from './hostile-server.ts';

/** Answers each request with the response to the previous one. */
export function createLate(): Act {
  let before: TwinAnswer = { status: 200, body: { version: '8.4', success: true } };
  return (socket, request, healthy) => {
    sendTwin(socket, request, before);
    before = healthy;
  };
}
