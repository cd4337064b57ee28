/** HTML that is safe to write without escaping. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Child = Markup | string | number | undefined | readonly Child[];

/**
 * Template tag for HTML. It escapes every inserted value that is not {@link Markup}, so a server's text can never become
 * an element.
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

/** Escapes text for elements and quoted attributes. Replaces control characters, and those that change text direction. */
function escapeHtml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
