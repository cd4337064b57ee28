/** The linter's rules by their printed ids. */
export const lintRules = {
  refused: 'The document cannot be read there, so every command refuses it.',
  openapi:
    'The document violates the OpenAPI specification, for example with an unknown key. Chatpact repairs or ignores the place.',
  'duplicate-operation-id': 'Two operations have the same operationId.',
  example:
    'An example does not match its own schema, or has no schema. Examples of the built-in documents must also have every listed property and no other.',
  'unused-component': 'A schema, response or parameter in the components is never referenced.',
} as const;

/** A problem of a document. Only those of the rule `refused` make commands refuse it. */
export interface LintProblem {
  rule: keyof typeof lintRules;
  /** "file:line" if known, else a JSON Pointer into the effective document. */
  at: string;
  message: string;
}
