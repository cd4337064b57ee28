/**
 * Removes the format suffix of a path, as Rails does: /reports.json is /reports. Reports accept any format and ignore it
 * (/reports/agents.csv). The rest of the API has templates for .json only. Undefined if the path has no such suffix.
 *
 * Source: Chatwoot 4.13.0, config/routes.rb (`resources`, `defaults: { format: 'json' }`),
 * app/controllers/api/v2/accounts/reports_controller.rb (`render json:`, `formats: [:csv]`), executed.
 */
export function removeFormatSuffix(path: string): string | undefined {
  const end = path.endsWith('/') ? path.length - 1 : path.length;
  const dot = path.lastIndexOf('.', end - 1);
  const format = path.slice(dot + 1, end);
  // The suffix must follow a name without a dot: neither /.json nor /a.b.json is a path of the server.
  const isNamed = dot > 0 && format !== '' && !format.includes('/') && !/[./]/.test(path[dot - 1] ?? '/');
  if (!isNamed || !path.startsWith('/api')) return undefined;
  const name = path.slice(path.lastIndexOf('/', dot) + 1, dot);
  if (name.includes('.')) return undefined;
  return format === 'json' || path.startsWith('/api/v2/') ? path.slice(0, dot) : undefined;
}
