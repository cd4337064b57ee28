import { findRefusalStatus } from '../../specs/behaviour.ts';
import type { JsonObject } from '../../specs/json/json.ts';
import type { Operation, Parameter } from '../../specs/operations.ts';
import type { VendorCheck } from '../vendor.ts';
import { type RequestCase, toRefusalCase } from './case.ts';
import type { Value } from './value.ts';
import { type CaseRequest, findEntity } from './values.ts';

/** One way to get a parameter wrong. */
interface Mistake {
  variant: string;
  title: string;
  /** Undefined leaves the parameter out. */
  value?: Value;
}

/** Values that a format rejects; the first of them nearly right. */
const malformed: Record<string, string[]> = {
  'unix-seconds': ['2026-01-31', 'yesterday'],
  'iso-instant': ['2026-01-31', 'yesterday'],
  'date-time': ['yesterday'],
  date: ['yesterday'],
  uuid: ['chatpact'],
};

/** Requests with one query parameter wrong, for operations that promise to refuse it. */
export function planInvalid(operation: Operation, vendor: VendorCheck, baseline: CaseRequest): RequestCase[] {
  return operation.parameters.flatMap((parameter) => {
    const { name, behaviour } = parameter;
    const isPromised = findRefusalStatus(operation.behaviour, 'invalid', name) !== undefined;
    if (!isPromised || parameter.in !== 'query') return [];
    const cases = listMistakes(operation, parameter, vendor).map(({ variant, title, value }) => {
      const { [name]: _, ...others } = baseline.query;
      const query = value === undefined ? others : { ...others, [name]: value };
      return toRefusalCase(operation, 'invalid', { ...baseline, query }, title, { parameter: name, variant });
    });
    const when = behaviour.requiredWhen;
    const byMeaning = (when?.values ?? []).slice(0, 1).map((value) => {
      const { [name]: _, ...others } = baseline.query;
      const query = { ...others, [when?.parameter ?? name]: value };
      return toRefusalCase(
        operation,
        'invalid',
        { ...baseline, query },
        `${when?.parameter}=${value} without ${name}`,
        {
          parameter: name,
          variant: 'missing-by-meaning',
        },
      );
    });
    return [...cases, ...byMeaning];
  });
}

function listMistakes(operation: Operation, { name, required, schema }: Parameter, vendor: VendorCheck): Mistake[] {
  const mistakes: Mistake[] = required ? [{ variant: 'missing', title: `a request without ${name}` }] : [];
  const say = (variant: string, value: string): Mistake => ({ variant, title: `${name}=${value}`, value });
  if (Array.isArray(schema.enum)) mistakes.push(say('outside-enum', 'chatpact_none'));
  for (const value of malformed[String(schema.format)] ?? []) mistakes.push(say(`format-${value}`, value));
  if (isNumeric(schema)) mistakes.push(say('type', 'abc'));
  if (typeof schema.minimum === 'number' && findEntity(vendor, operation.id, name) === undefined) {
    mistakes.push(say('minimum', String(schema.minimum - 1)));
  }
  return mistakes;
}

function isNumeric(schema: JsonObject): boolean {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types.includes('integer') || types.includes('number');
}
