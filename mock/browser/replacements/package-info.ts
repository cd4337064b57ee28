// Replaces `package-info.ts`: a page cannot read package.json.

export const packageVersion: typeof import('../../../package-info.ts').packageVersion = builtVersion;
