/** In place of `specs/given/read-given.ts`: the documents here are ours, and tests have held them against OpenAPI. */

export const readGiven: typeof import('../../../specs/given/read-given.ts').readGiven = async (source) => source;
