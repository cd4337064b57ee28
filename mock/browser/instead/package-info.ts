/** In place of `package-info.ts`: there is no manifest to read. */

export const packageVersion: typeof import('../../../package-info.ts').packageVersion = builtVersion;
