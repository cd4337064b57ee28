/** What servers take for a link in a text (Rocket.Chat 6.14, lib/getMessageUrlRegex.ts; read). */
const link =
  /[A-Za-z]{3,9}:\/\/(?:[-;:&=+$,\w]+@)?[-A-Za-z0-9.]+:?\d*(?:\/[-+=!:~%/.@,\w]*)?\??(?:[-+=&!:;%@/.,\w]+)?(?:#[^\s)]+)?/g;

/** What is code, where no links are looked for: a block, which the end of the text ends too, or words of a line. */
const code = /```[\s\S]*?(?:```|$)|`[^`\r\n]+`/g;

/** A link of a message, without a preview: a server loads that after it has answered. */
export type Link = {
  url: string;
  meta: Record<string, never>;
  /** It gets no preview. */
  ignoreParse?: true;
};

/**
 * The links of a text, each once (Rocket.Chat 6.14, app/lib/server/functions/parseUrlsInMessage.ts; read).
 *
 * @param previewed Those that are to have a preview; undefined: all. Links to the server itself always have one.
 */
export function findLinks(text: string, previewed?: readonly unknown[], origin?: string): Link[] {
  const urls = new Set(text.replaceAll(code, ' ').match(link) ?? []);
  return [...urls].map((url) => {
    const isIgnored = previewed !== undefined && !previewed.includes(url) && !(origin && url.includes(origin));
    return isIgnored ? { url, meta: {}, ignoreParse: true } : { url, meta: {} };
  });
}
