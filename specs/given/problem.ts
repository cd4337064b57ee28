/** Something in a user's document that is not as OpenAPI says. */
export interface DocumentProblem {
  /** JSON Pointer into the document as it was written. */
  pointer: string;
  /** A sentence without its full stop. */
  message: string;
  /** The document can't be understood there: it is refused. Anything else is read as well as it can be. */
  isFatal: boolean;
}

/** Notes a problem at a place. */
export type Note = (path: Path, message: string) => void;

/** Keys and positions from the document's root. */
export type Path = readonly (string | number)[];
