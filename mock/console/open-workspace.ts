import { toAdminPath } from './address.ts';

/** The path of the admin API of a workspace of this mock, with a slash at its end. */
export const adminPathOf = (workspace: string): string => toAdminPath(location.pathname, workspace);

/** Opens the current page in the console of another workspace. */
export const openWorkspace = (name: string): void => location.assign(`${adminPathOf(name)}${location.hash}`);
