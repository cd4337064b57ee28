import { toAdminPath } from './address.ts';

/** The path of the admin API of a workspace of this mock, with a slash at its end. */
export const adminPathOf = (workspace: string): string => toAdminPath(location.pathname, workspace);

/** Opens the current page in the console of another workspace. What the page shows in detail is not in that workspace. */
export function openWorkspace(name: string): void {
  const [page = ''] = location.hash.match(/^#\/?[^/]*/) ?? [];
  location.assign(`${adminPathOf(name)}${page}`);
}
