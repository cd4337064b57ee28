import type { Operation } from '../../../../specs/operations.ts';

/** Methods that change data. */
const writes: readonly string[] = ['post', 'put', 'patch', 'delete'];
const all: readonly string[] = ['get', ...writes];

/**
 * The operations that require an administrator, by the path below the account. Any member may call the others.
 *
 * Source: Chatwoot 4.13.0, app/policies (webhook_policy.rb and so on), and the check_authorization of the controllers in
 * app/controllers/api/v1/accounts.
 */
const administratorOnly: readonly [path: RegExp, methods: readonly string[]][] = [
  [/^\/?$/, ['put', 'patch', 'delete']],
  [/^\/agents(\/|$)/, writes],
  [/^\/agent_bots(\/|$)/, writes],
  [/^\/audit_logs(\/|$)/, all],
  [/^\/automation_rules(\/|$)/, all],
  [/^\/campaigns(\/|$)/, all],
  [/^\/contacts\/(import|export)$/, writes],
  [/^\/contacts\/[^/]+$/, ['delete']],
  [/^\/custom_attribute_definitions(\/|$)/, writes],
  [/^\/inboxes(\/[^/]+)?$/, writes],
  [/^\/inboxes\/[^/]+\/set_agent_bot$/, writes],
  [/^\/inbox_members(\/|$)/, writes],
  [/^\/integrations\/hooks(\/[^/]+)?$/, writes],
  [/^\/labels(\/|$)/, writes],
  [/^\/labels\/[^/]+$/, ['get']],
  [/^\/portals(\/|$)/, writes],
  [/^\/teams(\/|$)/, writes],
  [/^\/webhooks(\/|$)/, all],
];

/** Returns the roles that may call an operation without a handler; undefined if every member may call it. */
export function findRoles({ path, method }: Pick<Operation, 'path' | 'method'>): readonly string[] | undefined {
  const [, below] = /^\/api\/v1\/accounts\/\{[^}]+\}(.*)$/.exec(path) ?? [];
  if (below === undefined) return undefined;
  const isRestricted = administratorOnly.some(([pattern, methods]) => pattern.test(below) && methods.includes(method));
  return isRestricted ? ['administrator'] : undefined;
}
