// Replaces `specs/given/read-given.ts`: the documents of the bundle are already valid.

export const readGiven: typeof import('../../../specs/given/read-given.ts').readUserDocument = async (source) => source;
