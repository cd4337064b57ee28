interface Props {
  text: string;
  onWrite(text: string): void;
}

/** The text field of a message to send. */
export function MessageField({ text, onWrite }: Props) {
  return (
    <label class="row">
      Message
      <input value={text} onInput={({ currentTarget }) => onWrite(currentTarget.value)} />
    </label>
  );
}
