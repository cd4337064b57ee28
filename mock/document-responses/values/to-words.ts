/**
 * Splits a name into lower-case words: `conversationId`, `conversation_id` and `Conversation-ID` all become
 * `conversation id`.
 */
export function toWords(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Converts regular English plurals: `agents` to `agent`, `entries` to `entry`. Other words stay unchanged. */
export function toSingular(words: string): string {
  if (/(ss|us|is)$/.test(words)) return words;
  if (/ies$/.test(words)) return words.replace(/ies$/, 'y');
  if (/(x|ch|sh|sses)es$/.test(words)) return words.replace(/es$/, '');
  return words.replace(/s$/, '');
}
