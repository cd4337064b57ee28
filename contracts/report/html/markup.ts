/** HTML that is safe to write as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Child = Markup | string | number | undefined | readonly Child[];

/**
 * Writes HTML; whatever is put in is text and is escaped, unless this function made it. So no word of a server can
 * become an element, forgotten or not.
 *
 * @example
 * html`<b title="${'"'}">${'<i>'}</b>`.text; // '<b title="&quot;">&lt;i&gt;</b>'
 */
export function html(strings: TemplateStringsArray, ...children: Child[]): Markup {
  return new Markup(strings.map((text, index) => text + render(children[index])).join(''));
}

function render(child: Child): string {
  if (child === undefined) return '';
  if (child instanceof Markup) return child.text;
  return typeof child === 'object' ? child.map(render).join('') : escapeHtml(String(child));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes for text and quoted attributes. Controls that turn the direction of writing around become visible. */
function escapeHtml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
