import { isObject, type JsonObject } from '../json/json.ts';
import { mapSchema } from '../schemas/normalize.ts';
import type { PatternEngine } from './engine.ts';

/**
 * Removes unsupported patterns from a JSON Schema. If `patternProperties` has such a pattern, the schema allows properties of
 * any name, because it is unknown which names match.
 */
export function dropUnsupportedPatterns(schema: JsonObject, patterns: PatternEngine): JsonObject {
  const isJudged = (pattern: string) => patterns.findObjection(pattern) === undefined;
  return mapSchema(schema, (node) => {
    const { pattern, patternProperties, ...rest } = node;
    const result: JsonObject = rest;
    if (pattern !== undefined && (typeof pattern !== 'string' || isJudged(pattern))) result.pattern = pattern;
    if (isObject(patternProperties)) {
      const entries = Object.entries(patternProperties);
      const judged = entries.filter(([name]) => isJudged(name));
      const any = judged.length < entries.length ? { '': true } : {};
      result.patternProperties = { ...any, ...Object.fromEntries(judged) };
    }
    return result;
  }) as JsonObject;
}
