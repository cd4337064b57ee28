/** The path of a console: what a server may stand below, the workspace if it is not the default one, the admin API. */
const consolePath = /^(.*?)(?:\/@([^/]+))?\/__admin\/.*$/;

/** The name of the workspace that a console shows. */
export const readWorkspaceName = (path: string): string => consolePath.exec(path)?.[2] ?? 'default';

/** The path of the admin API of a workspace, with a slash at its end. @param path Of a console of the same server. */
export function toAdminPath(path: string, workspace: string): string {
  const prefix = consolePath.exec(path)?.[1] ?? '';
  return `${prefix}${workspace === 'default' ? '' : `/@${workspace}`}/__admin/`;
}
