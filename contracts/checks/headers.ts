import type { Json } from '../../specs/json/json.ts';
import { findResponse, type HeaderSpec } from '../../specs/operations.ts';
import { toExpectation } from '../../specs/schemas/sentence.ts';
import type { FindingDraft } from '../results/finding.ts';
import type { Check } from './check.ts';

/** Headers that OpenAPI does not describe, and headers that proxies or compression may legitimately remove. */
const ignoredHeaders: ReadonlySet<string> = new Set([
  ...['content-type', 'content-length', 'content-encoding', 'transfer-encoding'],
  ...['connection', 'keep-alive', 'trailer', 'upgrade', 'set-cookie'],
]);

/** Header names are case-insensitive. */
const isJudged = ({ name }: HeaderSpec) => !ignoredHeaders.has(name.toLowerCase());

/** Requires the documented headers of a response. */
export const headers: Check = {
  id: 'headers',
  statement: 'Required headers are present, and documented headers satisfy their schemas.',
  judge({ contract, operation, exchange }) {
    // A recording does not keep most headers.
    if (exchange.isSanitized) return [];
    const documented = (findResponse(operation, exchange.status)?.headers ?? []).filter(isJudged);
    const has = ({ name }: HeaderSpec) => Object.hasOwn(exchange.headers, name.toLowerCase());
    const missing = exchange.hasFewHeaders ? [] : documented.filter((each) => each.required && !has(each));
    const present = documented.filter(has);
    return [
      ...missing.map(({ name }) =>
        toDraft(`missing:${name}`, `Expected the header ${name}. It is missing.`, {
          expected: name,
          actual: 'nothing',
        }),
      ),
      // Secrets were replaced in these headers, so their values cannot be judged.
      ...(exchange.isEchoing || present.length === 0
        ? []
        : contract.validator.checkHeaders(operation, exchange.status, exchange.headers)
      ).flatMap(({ name: lower, keyword, expected }) => {
        const found = present.find(({ name }) => name.toLowerCase() === lower.toLowerCase());
        if (!found) return [];
        const message = `Expected ${toExpectation(keyword, expected)} in the header ${found.name}. Got another value.`;
        return [toDraft(`${keyword}:${found.name}`, message, { expected, actual: 'another value' })];
      }),
    ];
  },
};

function toDraft(keyword: string, message: string, values: { expected: Json; actual: Json }): FindingDraft {
  return { check: 'headers', pointer: '', keyword, message, ...values, severity: 'violation' };
}
