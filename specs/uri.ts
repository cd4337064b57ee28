/** Decodes percent-encoding. Returns the text unchanged if an escape is invalid. */
export function decodeLeniently(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
