import type { ComponentChildren } from 'preact';

/** Something wider or longer than its place. Whoever has no mouse must be able to reach what scrolls. */
export function Scrolling({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section class="scrolling" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

/** Code, or whatever else reads best as it is. */
export function Code({ children }: { children: ComponentChildren }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
  return <pre tabIndex={0}>{children}</pre>;
}
