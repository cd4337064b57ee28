import express, { type RequestHandler } from 'express';
import { assertExtent } from './json-limit.ts';

interface BodyOptions {
  /** Bytes, as body-parser writes them. */
  limit: string;
  /** Whatever its media type says. Without it only what says that it is JSON is read. */
  isAny?: boolean;
  /** What has the suffix +json, too. */
  isSuffixed?: boolean;
  /** Texts, numbers and the like on their own, too. */
  isBare?: boolean;
}

/** Reads a body of JSON, by body-parser's rules, unless there is more of it than anybody needs. */
export const parseJson = ({ limit, isAny = false, isBare = false, isSuffixed = false }: BodyOptions): RequestHandler =>
  express.json({
    limit,
    strict: !isBare,
    verify: (_req, _res, bytes) => assertExtent(bytes),
    ...(isSuffixed && { type: ['application/json', '+json'] }),
    ...(isAny && { type: () => true }),
  });
