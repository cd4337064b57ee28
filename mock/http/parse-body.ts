import express, { type RequestHandler } from 'express';
import { findExcess } from '../../specs/json-extent.ts';
import { createParameterFault } from '../fault.ts';
import { jsonLimit } from './limits.ts';

interface BodyOptions {
  /** Bytes, as body-parser writes them. */
  limit: string;
  /** Whatever its media type says. Without it only what says that it is JSON, or text, is read. */
  isAny?: boolean;
}

/** Reads a body of JSON, by body-parser's rules, unless there is more of it than anybody needs. */
export const parseJson = (options: BodyOptions): RequestHandler => express.json(toParserOptions(options));

/** Reads a body of text that has JSON in its lines. */
export const parseLines = (options: BodyOptions): RequestHandler => express.text(toParserOptions(options));

function toParserOptions({ limit, isAny = false }: BodyOptions) {
  const verify = (_req: unknown, _res: unknown, bytes: Buffer) => {
    const excess = findExcess(bytes, jsonLimit);
    if (excess) throw createParameterFault('malformed', 'body', `must have at most ${jsonLimit[excess]} ${excess}`);
  };
  return { limit, verify, ...(isAny && { type: () => true }) };
}
