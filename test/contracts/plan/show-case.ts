import type { Case } from '../../../contracts/plan/case.ts';
import type { Value } from '../../../contracts/plan/value.ts';
import type { CaseRequest } from '../../../contracts/plan/values.ts';

/**
 * Formats the id and the title of a case, and the differences between its request and the default request:
 * "success/bare · answers with only the required parameters · -since -until".
 */
export function showCase(each: Case, plain: CaseRequest): string {
  const detail = each.id.slice(each.operation.length + 1);
  const title = each.title.slice(each.operation.length).replace(/^:? /, '');
  return [detail, title, 'request' in each ? showDifference(each.request, plain) : ''].join(' · ');
}

function showDifference(request: CaseRequest, plain: CaseRequest): string {
  const [here, there] = [request, plain].map(({ path, query }) => ({ ...path, ...query }));
  const given = Object.entries(here ?? {}).map(([name, value]) => [name, showValue(value)]);
  const other = given.filter(([name, value]) => value !== showValue(there?.[name ?? '']));
  const absent = Object.keys(there ?? {}).filter((name) => !(name in (here ?? {})));
  return [
    ...(request.role === plain.role ? [] : [`as ${request.role}`]),
    ...(request.without === undefined ? [] : [`no ${request.without}`]),
    ...other.map(([name, value]) => `${name}=${value}`),
    ...absent.map((name) => `-${name}`),
  ].join(' ');
}

function showValue(value: Value | undefined): string {
  if (value === undefined || typeof value === 'string') return String(value);
  if ('example' in value) return `<example ${value.example}>`;
  if ('data' in value) return JSON.stringify(value.data);
  return 'entity' in value ? `<${value.entity}>` : `<${value.edge} of ${value.window}>`;
}
