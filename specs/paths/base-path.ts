import { isObject, type Json, type JsonObject } from '../json/json.ts';

/** Objects whose `servers` apply to an operation. The operation's take precedence, then those of the path item. */
export interface ServerHolders {
  document: JsonObject;
  item: JsonObject;
  operation: JsonObject;
}

/**
 * Reads the path of an operation's first server without its trailing slash: `/team/api`. Variables get their defaults, and relative
 * URLs are resolved against the root. Empty if there is no server or its URL is invalid.
 */
export function readBasePath({ document, item, operation }: ServerHolders): string {
  const servers = operation.servers ?? item.servers ?? document.servers;
  const [server] = Array.isArray(servers) ? servers : [];
  if (!isObject(server) || typeof server.url !== 'string') return '';
  const url = server.url.replace(
    /\{([^{}]+)\}/g,
    (whole, name: string) => readDefault(server.variables, name) ?? whole,
  );
  if (/[{}]/.test(url) || !URL.canParse(url, 'http://host/')) return '';
  return new URL(url, 'http://host/').pathname.replace(/\/+$/, '');
}

function readDefault(variables: Json | undefined, name: string): string | undefined {
  const variable = isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
  return isObject(variable) && variable.default !== undefined ? String(variable.default) : undefined;
}
