/** Matches links in a text (Rocket.Chat 6.14, lib/getMessageUrlRegex.ts; read). */
const link =
  /[A-Za-z]{3,9}:\/\/(?:[-;:&=+$,\w]+@)?[-A-Za-z0-9.]+:?\d*(?:\/[-+=!:~%/.@,\w]*)?\??(?:[-+=&!:;%@/.,\w]+)?(?:#[^\s)]+)?/g;

/** Matches code, which contains no links: a block (which may end with the text), or inline code. */
const code = /```[\s\S]*?(?:```|$)|`[^`\r\n]+`/g;

/** A link of a message, without its preview, which a server loads only after the response. */
export type Link = {
  url: string;
  meta: Record<string, never>;
  /** The server loads no preview for the link. */
  ignoreParse?: true;
};

/**
 * The links of a text, without duplicates (Rocket.Chat 6.14, app/lib/server/functions/parseUrlsInMessage.ts; read).
 *
 * @param previewed Links that get a preview. Default: all. Links to the server itself always get one.
 */
export function findLinks(text: string, previewed?: readonly unknown[], origin?: string): Link[] {
  const urls = new Set(text.replaceAll(code, ' ').match(link) ?? []);
  return [...urls].map((url) => {
    const isIgnored = previewed !== undefined && !previewed.includes(url) && !(origin && url.includes(origin));
    return isIgnored ? { url, meta: {}, ignoreParse: true } : { url, meta: {} };
  });
}
