import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyJson, type JsonObject } from '../../../specs/json/json.ts';
import { PatternEngine } from '../../../specs/patterns/engine.ts';
import { createCompilers } from '../../../specs/schemas/compilers.ts';
import { createValidator } from '../../../specs/schemas/validator.ts';
import { repairDocument } from '../../../specs/user-documents/repair-document.ts';
import { schemaKeywords } from '../../../specs/user-documents/schema-keywords.ts';

const words = [
  ...Object.keys(schemaKeywords),
  ...[
    'id',
    '$id',
    '$schema',
    '$anchor',
    '$async',
    '$dynamicAnchor',
    '$recursiveRef',
    'discriminator',
    'additionalItems',
  ],
  ...['dependencies', 'const', 'default', 'contentEncoding', 'readOnly', 'constructor', '__proto__', 'x-own'],
];
const names = fc.constantFrom('a', 'b', 'constructor', '__proto__', '', 'x/y');
const values = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 0.5, 1e300, '', 'a', '[', '(?i)a', '^a+$', 'string', 'any', [], [null], {}),
  fc.constantFrom<unknown>(
    ['string', 'null'],
    ['a', 'a'],
    ['any'],
    '#/components/schemas/A',
    '#/nowhere',
    [{}],
    [true],
  ),
);
const { schema } = fc.letrec((tie) => ({
  schema: fc.oneof({ maxDepth: 4 }, values, fc.dictionary(fc.constantFrom(...words), tie('value'), { maxKeys: 5 })),
  value: fc.oneof(
    values,
    tie('schema'),
    fc.array(tie('schema'), { maxLength: 3 }),
    fc.dictionary(names, tie('schema'), { maxKeys: 3 }),
  ),
}));

test('compiles both forms of a repaired schema for any input', () => {
  fc.assert(
    fc.property(schema, schema, fc.jsonValue(), (one, other, value) => {
      const written = { openapi: '3.1.0', paths: {}, components: { schemas: { A: one, B: other } } };
      const document = copyJson(written) as JsonObject;
      repairDocument(document);
      const failures: unknown[] = [];
      const patterns = new PatternEngine();
      const compilers = createCompilers({ patterns, onFailure: (cause) => failures.push(cause) });
      const validator = createValidator(document, patterns, compilers);
      for (const name of ['A', 'B']) {
        for (const form of ['published', 'closed'] as const) {
          validator.checkSchema({ $ref: `#/components/schemas/${name}` }, value, form);
        }
      }
      expect(failures).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
