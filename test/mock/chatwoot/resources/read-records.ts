import type { JsonObject } from '../../../../specs/json/json.ts';

/** Returns the records of a list, with or without an envelope. */
export function recordsOf(body: unknown): JsonObject[] {
  if (Array.isArray(body)) return body;
  const { payload } = body as { payload: { webhooks: JsonObject[] } | JsonObject[] };
  return Array.isArray(payload) ? payload : payload.webhooks;
}

/** Returns a created or changed record, with or without an envelope. */
export function recordOf(body: unknown): JsonObject & { id: number } {
  const { payload } = body as { payload?: { webhook?: JsonObject } };
  return (payload?.webhook ?? payload ?? body) as JsonObject & { id: number };
}
