import type { ErrorObject } from 'ajv/dist/2020.js';
import { isObject, type Json, type JsonObject } from '../../specs/json/json.ts';
import { listRequirements } from '../../specs/schemas/mistakes.ts';
import type { ParameterProblem } from '../../specs/schemas/validator.ts';
import { suggest } from '../../specs/suggest.ts';

/**
 * Converts Ajv's errors about a body of the admin API to problems that name the allowed values and an example. The example
 * is the first of `examples` in the schema of the field.
 *
 * @param errors Errors of a validator with the option `verbose`.
 */
export function listBodyProblems(errors: readonly ErrorObject[]): ParameterProblem[] {
  const untyped = errors.filter(({ keyword }) => keyword === 'discriminator').map(({ instancePath }) => instancePath);
  const isAboutType = ({ keyword, instancePath, params }: ErrorObject) =>
    keyword === 'required' && params.missingProperty === 'type' && untyped.includes(instancePath);
  return errors.filter((error) => !isAboutType(error)).flatMap(toProblems);
}

function toProblems(error: ErrorObject): ParameterProblem[] {
  return listRequirements([error]).map(({ pointer: found, keyword, requirement }) => {
    const pointer = keyword === 'discriminator' ? `${found}/type` : found;
    const message = describe(error) ?? requirement;
    const example = message.includes('e.g.') ? undefined : findExample(error);
    return {
      in: 'body',
      name: pointer.slice(1).replaceAll('/', '.'),
      pointer,
      keyword,
      message: example === undefined ? message : `${message}, ${toExampleText(keyword, example)}`,
      expected: null,
    };
  });
}

/** The example of a discriminator is the whole object. */
const toExampleText = (keyword: string, example: Json) =>
  `${keyword === 'discriminator' ? 'as in' : 'e.g.'} ${JSON.stringify(example)}`;

/** The requirement with the allowed values, for keywords whose words do not name them. */
function describe({ keyword, params, parentSchema }: ErrorObject): string | undefined {
  const schema: JsonObject = parentSchema ?? {};
  if (keyword === 'discriminator') return `must be one of ${listTypes(schema).join(', ')}`;
  const known = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  if (keyword === 'minProperties') return `must have at least one of ${known.join(', ')}`;
  if (keyword !== 'additionalProperties') return undefined;
  const [similar] = suggest(String(params.additionalProperty), known);
  const fields = known.length === 0 ? 'there are no fields' : `the fields are ${known.join(', ')}`;
  return `is not documented here: ${similar === undefined ? fields : `did you mean ${similar}? ${fields}`}`;
}

/** The values that the property `type` of a schema with a discriminator may have. */
function listTypes({ oneOf }: JsonObject): string[] {
  const branches = Array.isArray(oneOf) ? oneOf : [];
  return branches.flatMap((branch) => {
    const { type } = isObject(branch) && isObject(branch.properties) ? branch.properties : {};
    return isObject(type) ? [String(type.const)] : [];
  });
}

/** The first example of the schema of the field with the error. */
function findExample({ keyword, params, parentSchema }: ErrorObject): Json | undefined {
  const schema: JsonObject = parentSchema ?? {};
  const properties = isObject(schema.properties) ? schema.properties : {};
  const field = keyword === 'required' ? properties[String(params.missingProperty)] : schema;
  const { examples } = isObject(field) ? field : {};
  return keyword !== 'additionalProperties' && Array.isArray(examples) ? examples[0] : undefined;
}
