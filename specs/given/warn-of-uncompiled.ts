/**
 * Says that a schema of a user's document is not judged. What is known to be no schema is taken out when the document is
 * read; this is for what the validator alone knows.
 */
export function warnOfUncompiled(): void {
  const message = "A schema of the document is one that chatpact can't judge. Anything passes there; please report it.";
  process.emitWarning(message, { type: 'Warning', code: 'CHATPACT_SCHEMA' });
}
