import type { MockProcess } from './mock-process.ts';

export type Credentials = Record<'chatwoot' | 'rocketchat', Record<string, string>>;

interface Identity {
  vendor: 'chatwoot' | 'rocketchat';
  role: string;
  headers: Record<string, string>;
}

/** Headers of an administrator, by vendor. */
export async function readCredentials({ url }: MockProcess): Promise<Credentials> {
  const identities = (await (await fetch(`${url}/__admin/identities`)).json()) as Identity[];
  const find = (vendor: string, role: string) =>
    identities.find((each) => each.vendor === vendor && each.role === role)?.headers ?? {};
  return { chatwoot: find('chatwoot', 'administrator'), rocketchat: find('rocketchat', 'admin') };
}
