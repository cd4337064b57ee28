import { useState } from 'preact/hooks';

interface Props {
  /** `Drop`. */
  children: string;
  /** Completes the label for screen readers: `workspace w1`. */
  what: string;
  onConfirm(): void;
}

/** A button for an action that cannot be undone. It acts on the second click, and forgets the first when it loses the focus. */
export function ConfirmButton({ children, what, onConfirm }: Props) {
  const [isAsking, setIsAsking] = useState(false);
  const act = () => {
    setIsAsking(!isAsking);
    if (isAsking) onConfirm();
  };
  return (
    <button
      type="button"
      class={isAsking ? 'quiet danger' : 'quiet'}
      aria-label={`${isAsking ? 'Confirm: ' : ''}${children} ${what}`}
      onClick={act}
      onBlur={() => setIsAsking(false)}
    >
      {isAsking ? `Confirm ${children.toLowerCase()}` : children}
    </button>
  );
}
