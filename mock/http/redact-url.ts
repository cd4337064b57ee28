/** Names of parameters that could contain a credential. */
export const secretNamePattern =
  /token|secret|passw|pwd|passphrase|auth|api[-_]?key|cookie|session|resume|jwt|signature|credential|cw_conversation/i;
/** Names of parameters that could contain user-written text. */
const textName = /content|message|text|^msg$|^q$|search/i;
/** Matches every text that contains one of these names. */
const namePattern = new RegExp(`${secretNamePattern.source}|${textName.source.replaceAll(/[\^$]/g, '')}`, 'i');

/**
 * A URL's path and query without secrets.
 *
 * @param secrets Names of further parameters that contain secrets.
 */
export function redactUrl(url: string, secrets: readonly string[] = []): string {
  const [whole = '', ...rest] = url.split('?');
  // An absolute URL may contain a user name and password.
  const path = redactPath(whole.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, ''));
  if (rest.length === 0) return path;
  const query = rest.join('?');
  // A shortcut for most queries: if no name occurs in the whole query, it occurs in none of its parts.
  const isPlain = secrets.length === 0 && !query.includes('%') && !namePattern.test(query);
  if (isPlain) return `${path}?${redactTokens(query)}`;
  // A query should not contain ? or ;, but what follows one may still be a secret.
  const parts = query.split(/([&;?])/);
  return `${path}?${redactTokens(parts.map((pair) => redactPair(pair, secrets)).join(''))}`;
}

/** Removes JSON Web Tokens, and values of parameters in segments such as `;jsessionid=…`. */
function redactPath(path: string): string {
  if (!path.includes(';')) return redactTokens(path);
  return redactTokens(path.replace(/;([^=/;]+)=[^/;]*/g, (whole, name) => redactNamed(whole, String(name))));
}

const redactNamed = (whole: string, name: string) => (secretNamePattern.test(name) ? `;${name}=…` : whole);

/** A JSON Web Token begins with `{"` in Base64. */
const redactTokens = (text: string) =>
  text.includes('eyJ') ? text.replace(/eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '…') : text;

function redactPair(pair: string, secrets: readonly string[]): string {
  // Escapes in the name are decoded leniently, as a server may decode them.
  const [name = ''] = new URLSearchParams(pair).keys();
  return secrets.includes(name) || secretNamePattern.test(name) || textName.test(name)
    ? `${pair.split('=', 1)[0]}=…`
    : pair;
}
