import { useSession } from '../session.tsx';

interface Props {
  /** What is copied. */
  text: string;
  /** What it is, for those who hear the page: `token of Ann`. */
  what: string;
  children?: string;
}

export function CopyButton({ text, what, children = 'Copy' }: Props) {
  const { notify } = useSession();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => notify(`Copied: ${what}.`),
      () => notify('The browser does not let the page copy.'),
    );
  return (
    <button type="button" class="quiet" onClick={copy} aria-label={`${children} ${what}`}>
      {children}
    </button>
  );
}
