import { findRefusalStatus } from '../../specs/behaviour.ts';
import type { JsonObject } from '../../specs/json/json.ts';
import type { Operation, Parameter } from '../../specs/operations.ts';
import type { VendorCheck } from '../vendor.ts';
import { type RequestCase, toRefusalCase } from './case.ts';
import type { Value } from './value.ts';
import { type CaseRequest, findEntity } from './values.ts';

/** An invalid value of a parameter. */
interface Mistake {
  variant: string;
  title: string;
  /** Undefined omits the parameter. */
  value?: Value;
}

/** Values that a format rejects. The first one is close to valid. */
const malformed: Record<string, string[]> = {
  'unix-seconds': ['2026-01-31', 'yesterday'],
  'iso-instant': ['2026-01-31', 'yesterday'],
  'date-time': ['yesterday'],
  date: ['yesterday'],
  uuid: ['chatpact'],
};

/** Plans requests with one invalid query parameter, for operations that must refuse it. */
export function planInvalid(operation: Operation, vendor: VendorCheck, defaultRequest: CaseRequest): RequestCase[] {
  return operation.parameters.flatMap((parameter) => {
    const { name, behaviour } = parameter;
    const isPromised = findRefusalStatus(operation.behaviour, 'invalid', name) !== undefined;
    if (!isPromised || parameter.in !== 'query') return [];
    const cases = listMistakes(operation, parameter, vendor).map(({ variant, title, value }) => {
      const { [name]: _, ...others } = defaultRequest.query;
      const query = value === undefined ? others : { ...others, [name]: value };
      return toRefusalCase(operation, 'invalid', { ...defaultRequest, query }, title, { parameter: name, variant });
    });
    const when = behaviour.requiredWhen;
    const conditional = (when?.values ?? []).slice(0, 1).map((value) => {
      const { [name]: _, ...others } = defaultRequest.query;
      const query = { ...others, [when?.parameter ?? name]: value };
      return toRefusalCase(
        operation,
        'invalid',
        { ...defaultRequest, query },
        `${when?.parameter}=${value} without ${name}`,
        {
          parameter: name,
          variant: 'missing-by-meaning',
        },
      );
    });
    return [...cases, ...conditional];
  });
}

function listMistakes(operation: Operation, { name, required, schema }: Parameter, vendor: VendorCheck): Mistake[] {
  const mistakes: Mistake[] = required ? [{ variant: 'missing', title: `a request without ${name}` }] : [];
  const toMistake = (variant: string, value: string): Mistake => ({ variant, title: `${name}=${value}`, value });
  if (Array.isArray(schema.enum)) mistakes.push(toMistake('outside-enum', 'chatpact_none'));
  for (const value of malformed[String(schema.format)] ?? []) mistakes.push(toMistake(`format-${value}`, value));
  if (isNumeric(schema)) mistakes.push(toMistake('type', 'abc'));
  if (typeof schema.minimum === 'number' && findEntity(vendor, operation.id, name) === undefined) {
    mistakes.push(toMistake('minimum', String(schema.minimum - 1)));
  }
  return mistakes;
}

function isNumeric(schema: JsonObject): boolean {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types.includes('integer') || types.includes('number');
}
