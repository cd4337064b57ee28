/** What the linter looks for, by the id that it prints. */
export const lintRules = {
  refused: 'The document cannot be understood there. Every command refuses it.',
  openapi:
    'Something is not as the OpenAPI specification says, a key that it does not know for one. It is read as well as it can be.',
  'duplicate-operation-id': 'Two operations have the same operationId.',
  example:
    'An example breaks its own schema, or has no schema. Examples of the built-in documents must also have every property that is listed and no other.',
  'unused-component': 'Nothing refers to a schema, a response or a parameter among the components.',
} as const;

/** Something in a document that is not wrong enough to refuse it, `refused` aside. */
export interface LintProblem {
  rule: keyof typeof lintRules;
  /** "file:line" where it is known, else a JSON Pointer into the effective document. */
  at: string;
  message: string;
}
