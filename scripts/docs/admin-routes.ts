import { listedRoutes } from '../../mock/admin/routes/index.ts';
import { isObject, type JsonObject } from '../../specs/json/json.ts';
import { code, codes, join, toTable } from './markdown.ts';

/** Generates the page of all routes under /__admin. */
export function toAdminPage(): string {
  const intro =
    'Routes apply to the workspace of the prefix (`/@name/__admin/clock`) or of the header `X-Chatpact-Workspace`. Without `--admin-token`, they accept only requests from this machine, and none from pages of another origin. Bodies are JSON.';
  const rows = listedRoutes.map(({ method, path, summary, body, bulkFormat }) => [
    code(`${method.toUpperCase()} /__admin${path.replaceAll(/:(\w+)/g, '{$1}')}`),
    summary,
    bulkFormat === 'lines' ? 'text' : toFields(body),
  ]);
  return join('# Admin API of the mock', intro, toTable(['route', '', 'body'], rows));
}

/** The fields of a body. Required ones are marked and come first. */
function toFields(schema: JsonObject | undefined): string {
  if (!schema) return '';
  if (schema.type === 'array') return 'a list';
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const names = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  const optional = names.filter((name) => !required.includes(name));
  return [codes(required), optional.length > 0 ? `perhaps ${codes(optional)}` : ''].filter((text) => text).join(', ');
}
