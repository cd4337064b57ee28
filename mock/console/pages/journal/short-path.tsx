/** Characters at the end that stay when the place is too narrow. What differs between requests is mostly there. */
const tailLength = 26;

/** A method and URL on one line. If it is too long, its middle is left out. */
export function ShortPath({ method, url }: { method: string; url: string }) {
  const cut = Math.max(0, url.length - tailLength);
  return (
    <span class="path" title={`${method} ${url}`}>
      {/* Screen readers, and the search in the page, get the URL in one piece. */}
      <span class="hidden">
        {method} {url}
      </span>
      <b aria-hidden="true">{method} </b>
      <span class="head" aria-hidden="true">
        {url.slice(0, cut)}
      </span>
      <span class="tail" aria-hidden="true">
        {url.slice(cut)}
      </span>
    </span>
  );
}
