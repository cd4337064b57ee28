import { listComponents, toComponent } from '../components.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import type { Operation } from '../operations.ts';
import { toRequirement } from '../schemas/sentence.ts';
import type { SchemaForm, SchemaProblem, Validator } from '../schemas/validator.ts';
import type { LintProblem } from './rules.ts';

/** A contract with examples, and the schema form for validating them. */
interface Examined {
  document: JsonObject;
  operations: readonly Operation[];
  validator: Validator;
  locate(pointer: string): string;
  form: SchemaForm;
}

/** Reports examples that do not match their schemas. */
export function lintExamples({ document, operations, validator, locate, form }: Examined): LintProblem[] {
  const problems: LintProblem[] = [];
  const check = (schema: JsonObject, example: Json, pointer: string) => {
    for (const problem of validator.checkSchema(schema, example, form)) {
      problems.push({ rule: 'example', at: locate(pointer), message: describe(pointer, problem) });
    }
  };
  for (const { id, pointer, responses } of operations) {
    for (const [status, { content }] of Object.entries(responses)) {
      for (const { schema, examples } of Object.values(content)) {
        for (const [name, example] of Object.entries(examples)) {
          if (schema) check(schema, example, `${pointer}/responses/${status}`);
          else {
            const message = `${id} ${status}: example ${name} has no schema`;
            problems.push({ rule: 'example', at: locate(pointer), message });
          }
        }
      }
    }
  }
  for (const [kind, name, schema] of listComponents(document)) {
    if (kind !== 'schemas' || !isObject(schema) || schema.example === undefined) continue;
    check(schema, schema.example, toComponent(kind, name));
  }
  return problems;
}

function describe(pointer: string, problem: SchemaProblem): string {
  return `the example of ${pointer} does not match its schema: ${problem.pointer || 'it'} ${toRequirement(problem)}`;
}
