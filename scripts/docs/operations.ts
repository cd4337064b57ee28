import { vendors } from '../../mock/vendors/index.ts';
import { type Contract, loadContract } from '../../specs/contract.ts';
import type { Operation, Parameter } from '../../specs/operations.ts';
import type { VendorName } from '../../specs/vendors.ts';
import { code, codes, join, toTable } from './markdown.ts';

/** Generates the page of a vendor's documented operations. */
export async function toOperationsPage(vendor: VendorName): Promise<string> {
  const contract = await loadContract({ vendor });
  const intro = `${contract.operations.length} operations, as documented, with what prose and HTTP imply. \`chatpact specs print ${vendor}\` prints all of it as an OpenAPI document.`;
  const parts = contract.operations.map((operation) => describe(operation, contract));
  return join(`# Operations of ${vendor}`, intro, ...parts);
}

function describe(operation: Operation, { vendor }: Contract): string {
  const { id, method, path, summary, behaviour, parameters, responses, body } = operation;
  const mocked = vendors.find(({ name }) => name === vendor)?.hasHandler(id) ? 'computed' : 'by schema';
  const facts: [string, string][] = [
    ['mock', mocked],
    ['since', behaviour.since ?? ''],
    ['edition', behaviour.edition ?? ''],
    ['roles', codes(behaviour.roles ?? [])],
    ['permissions', codes(behaviour.permissions ?? [])],
    ['statuses', codes(Object.keys(responses))],
    ['refusals', toRefusals(behaviour.refusals ?? {})],
    ['window', behaviour.window ? toWindow(behaviour.window) : ''],
    ['pages', behaviour.pagination ? toPages(behaviour.pagination) : ''],
    ['body', body ? `${codes(Object.keys(body.content))}${body.required ? '' : ', optional'}` : ''],
  ];
  return join(
    `## ${id}`,
    `\`${method.toUpperCase()} ${path}\``,
    summary,
    toTable(
      ['', ''],
      facts.filter(([, value]) => value !== ''),
    ),
    toTable(['parameter', 'in', 'takes', ''], parameters.map(toRow)),
  );
}

function toRow({ name, in: place, required, schema, description = '' }: Parameter): string[] {
  return [code(name), required ? `${place}, required` : place, toValues(schema), description];
}

function toValues(schema: Parameter['schema']): string {
  if (Array.isArray(schema.enum)) return codes(schema.enum.map(String));
  return [schema.type, schema.format].filter((word) => typeof word === 'string').join(', ');
}

const toRefusals = (refusals: Record<string, number>): string =>
  Object.entries(refusals)
    .map(([kind, status]) => `${kind} ${status}`)
    .join(', ');

function toWindow({ from, to, format, limit }: NonNullable<Operation['behaviour']['window']>): string {
  const bounds = codes([from, ...(to === undefined ? [] : [to])]);
  return `${bounds}, ${format}${limit === undefined ? '' : `, at most ${limit}`}`;
}

function toPages(pages: NonNullable<Operation['behaviour']['pagination']>): string {
  if (pages.kind === 'page') return `by ${code(pages.parameter)}, ${pages.size} items each`;
  const most = pages.most === undefined ? '' : `, at most ${pages.most}`;
  return `by ${codes([pages.offset, pages.count])}, ${pages.size} items by default${most}`;
}
