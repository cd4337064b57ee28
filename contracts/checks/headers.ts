import type { Json } from '../../specs/json.ts';
import { findResponse, type HeaderSpec } from '../../specs/operations.ts';
import { toExpectation } from '../../specs/schema-sentence.ts';
import type { FindingDraft } from '../finding.ts';
import type { Check } from './check.ts';

/** Headers that OpenAPI leaves to others, and those that a proxy or a compression takes away with good reason. */
const notJudged: ReadonlySet<string> = new Set([
  ...['content-type', 'content-length', 'content-encoding', 'transfer-encoding'],
  ...['connection', 'keep-alive', 'trailer', 'upgrade', 'set-cookie'],
]);

/** Headers are documented by their names, whatever the case. */
const isJudged = ({ name }: HeaderSpec) => !notJudged.has(name.toLowerCase());

/** The documented headers of a response. */
export const headers: Check = {
  id: 'headers',
  statement: 'The headers that the document requires are there, and documented headers hold what their schemas say.',
  judge({ contract, operation, exchange }) {
    // Of a recording, most headers are not kept.
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
      // In place of a secret stands something else.
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
