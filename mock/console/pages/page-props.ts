/** What every page receives. */
export interface PageProps {
  /** What follows the page's name in the address: `5` of `#/journal/5`. Empty if nothing follows. */
  detail: string;
}
