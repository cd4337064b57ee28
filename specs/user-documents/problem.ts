/** A violation of OpenAPI in a user's document. */
export interface DocumentProblem {
  /** JSON Pointer into the original document. */
  pointer: string;
  /** One sentence without its full stop. */
  message: string;
  /** True if the document must be refused. Otherwise the place is repaired or ignored. */
  isFatal: boolean;
}

/** Records a problem at a place. */
export type ReportProblem = (path: Path, message: string) => void;

/** Keys and indices from the document's root. */
export type Path = readonly (string | number)[];
