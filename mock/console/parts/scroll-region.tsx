import type { ComponentChildren } from 'preact';

/** A scrollable region. It takes the focus, so that keyboard users can scroll it. */
export function ScrollRegion({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section class="scrolling" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

/** Preformatted text that can be scrolled. */
export function Code({ children }: { children: ComponentChildren }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
  return <pre tabIndex={0}>{children}</pre>;
}
