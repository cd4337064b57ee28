import type { ReferenceResponse } from './reference-server.ts';

export type Query = Record<string, string>;
export interface Window {
  since: number;
  until: number;
}

export const isIn = (time: number, window?: Window) => !window || (time >= window.since && time < window.until);
export const windowOf = ({ since, until }: Query): Window | undefined =>
  since !== undefined && until !== undefined ? { since: Number(since), until: Number(until) } : undefined;

export function refuse(status: number, field: string, code: string): ReferenceResponse {
  const errors = [{ field, message: `is refused as ${code}`, code }];
  return { status, body: { description: `Refused: ${code}`, errors } };
}
