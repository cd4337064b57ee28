import type { Figure } from '../charts/figure.ts';
import type { VendorName } from '../types.ts';

/** One thing that a reader may choose of a picture. */
export interface Control {
  name: string;
  label: string;
  /** Value and what it is called; the first one holds until another is chosen. */
  options: readonly (readonly [value: string, label: string])[];
}

/** What a picture is drawn of. */
export interface Choice {
  /** Milliseconds since 1970, half-open. */
  since: number;
  until: number;
  /** Chatwoot's. */
  account: number;
  /** Values of the controls by their names. */
  values: Record<string, string>;
}

/** A report of a vendor, drawn the way that the vendor's own dashboard draws it. */
export interface Picture {
  id: string;
  vendor: VendorName;
  title: string;
  /** One sentence on what is to be seen. */
  note: string;
  controls: readonly Control[];
  /** Takes the whole width. */
  isWide?: boolean;
  /** Path and query of the request behind it. */
  path(choice: Choice): string;
  read(body: never, choice: Choice): Figure;
}

/** Keeps the type of each picture's body to itself. */
export function definePicture<Body>(
  picture: Omit<Picture, 'read'> & { read(body: Body, choice: Choice): Figure },
): Picture {
  return picture as Picture;
}
