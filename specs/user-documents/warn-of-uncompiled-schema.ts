/**
 * Warns that a schema of a user's document is ignored. Invalid keywords are removed when the document is read, so this
 * covers only failures of the validator.
 */
export function warnOfUncompiledSchema(): void {
  const message =
    'The validator could not compile a schema of the document, so every value is valid there. Please report this as a bug.';
  process.emitWarning(message, { type: 'Warning', code: 'CHATPACT_SCHEMA' });
}
