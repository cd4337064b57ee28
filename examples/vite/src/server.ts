/** A Chatwoot server, and the headers of a user. */
export interface Server {
  url: string;
  headers: Record<string, string>;
}

/** In development, the mock. In production, the real server, with the token that its user entered. */
export async function findServer(): Promise<Server> {
  if (import.meta.env.DEV) {
    const { url, headers } = await import('virtual:chatpact');
    return { url, headers: headers('chatwoot', 'administrator') };
  }
  return {
    url: import.meta.env.VITE_CHATWOOT_URL ?? '',
    headers: { api_access_token: sessionStorage.getItem('token') ?? '' },
  };
}
