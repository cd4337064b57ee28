/** What the build puts in: this package's version. */
declare const builtVersion: string;
/** Texts of documents, JSON, by vendor and name. */
declare const builtDocuments: Readonly<Record<string, Readonly<Record<string, string>>>>;
