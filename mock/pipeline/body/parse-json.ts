import express from 'express';
import type { Middleware } from '../../http/middleware.ts';
import { assertExtent } from './json-limit.ts';

interface BodyOptions {
  /** Maximum size in body-parser's notation. */
  limit: string;
  /** Parses any media type as JSON. Without it only JSON media types are parsed. */
  isAny?: boolean;
  /** Also parses media types with the suffix +json. */
  isSuffixed?: boolean;
  /** Also accepts values that are not an object or list. */
  isBare?: boolean;
}

/** Middleware that parses a JSON body with body-parser's rules, and refuses one that exceeds `maxJson`. */
export const parseJson = ({ limit, isAny = false, isBare = false, isSuffixed = false }: BodyOptions): Middleware =>
  express.json({
    limit,
    strict: !isBare,
    verify: (_req, _res, bytes) => assertExtent(bytes),
    ...(isSuffixed && { type: ['application/json', '+json'] }),
    ...(isAny && { type: () => true }),
  });
