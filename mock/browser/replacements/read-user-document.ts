// Replaces `specs/user-documents/read-user-document.ts`: the documents of the bundle are already valid.

export const readUserDocument: typeof import('../../../specs/user-documents/read-user-document.ts').readUserDocument =
  async (source) => source;
