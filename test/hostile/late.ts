import type { TwinAnswer } from '../faulty/reference-server.ts';
import { type Act, sendTwin } from './hostile-server.ts';

/** Answers everything with what the request before it should have got. */
export function createLate(): Act {
  let before: TwinAnswer = { status: 200, body: { version: '8.4', success: true } };
  return (socket, request, healthy) => {
    sendTwin(socket, request, before);
    before = healthy;
  };
}
