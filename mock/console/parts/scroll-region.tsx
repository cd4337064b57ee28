import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A scrollable region. It takes the focus, so that keyboard users can scroll it, and says when columns are hidden. */
export function ScrollRegion({ label, children }: { label: string; children: ComponentChildren }) {
  const region = useRef<HTMLElement>(null);
  const [isCut, setIsCut] = useState(false);
  useEffect(() => {
    const scrolled = region.current;
    if (!scrolled) return;
    const observer = new ResizeObserver(() => setIsCut(scrolled.scrollWidth > scrolled.clientWidth + 1));
    for (const part of [scrolled, ...scrolled.children]) observer.observe(part);
    return () => observer.disconnect();
  }, []);
  return (
    <div class="scroll-area">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above. */}
      <section class="scrolling" tabIndex={0} aria-label={label} ref={region}>
        {children}
      </section>
      {isCut && <p class="soft hint">Scroll sideways to see all columns →</p>}
    </div>
  );
}

/** Preformatted text that can be scrolled. */
export function Code({ children }: { children: ComponentChildren }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
  return <pre tabIndex={0}>{children}</pre>;
}
