import { useSession } from '../session.tsx';

interface Props {
  /** The text to copy. */
  text: string;
  /** Completes the button's label for screen readers: `of agent Ann` after `Copy token`. */
  what: string;
  children?: string;
}

export function CopyButton({ text, what, children = 'Copy' }: Props) {
  const { notify, fail } = useSession();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => notify('Copied to the clipboard.'),
      () => fail(new Error('The browser denied access to the clipboard.')),
    );
  return (
    <button type="button" class="quiet" onClick={copy} aria-label={`${children} ${what}`}>
      {children}
    </button>
  );
}
