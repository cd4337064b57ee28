/** Version of this package. The build replaces it with a constant. */
declare const builtVersion: string;
/** JSON texts of documents, by vendor and name. */
declare const builtDocuments: Readonly<Record<string, Readonly<Record<string, string>>>>;
