/** A media type without its parameters, in lower case: `application/json`. */
export function toBareType(contentType: string): string {
  return contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Whether a media type is JSON: by its name, or by the suffix of RFC 6839. */
export function isJsonType(contentType: string): boolean {
  return /^[^/]+\/(?:json$|.*\+json$)/.test(toBareType(contentType));
}

/** The most specific listed media type that matches the Content-Type of a body. */
export function findMediaType(listed: readonly string[], contentType: string): string | undefined {
  const sent = toBareType(contentType);
  const [type = '', subtype = ''] = sent.split('/');
  const suffix = /\+[^+]+$/.exec(subtype)?.[0];
  const wanted = [sent, ...(suffix ? [`${type}/*${suffix}`] : []), `${type}/*`, '*/*'];
  for (const each of wanted) {
    const found = listed.find((key) => toBareType(key) === each);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Media types of forms. */
export const formTypes: readonly string[] = ['multipart/form-data', 'application/x-www-form-urlencoded'];
