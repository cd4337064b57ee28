const token = /<\?xml [^?]*\?>|<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;

/** Throws unless a text is well-formed XML. Supports only the subset of XML that JUnit reports use. */
export function assertWellFormed(xml: string): void {
  const open: string[] = [];
  let end = 0;
  for (const match of xml.matchAll(token)) {
    const [all, closing, opening, attributes, isEmpty, text] = match;
    end = match.index + all.length;
    const plain = `${attributes ?? ''}${text ?? ''}`;
    const invalid = /&(?!(amp|lt|gt|quot|apos);)|\]\]>|[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(
      plain,
    );
    if (invalid) throw new Error(`Not allowed in XML: ${JSON.stringify(invalid[0])} in ${plain.slice(0, 80)}`);
    if (opening !== undefined && isEmpty === '') open.push(opening);
    if (closing !== undefined && open.pop() !== closing) throw new Error(`</${closing}> closes nothing`);
  }
  if (end !== xml.length) throw new Error(`Not XML: ${xml.slice(end, end + 80)}`);
  if (open.length > 0) throw new Error(`<${open.join('><')}> is not closed`);
}
