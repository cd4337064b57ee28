interface Props {
  text: string;
  onWrite(text: string): void;
}

/** What somebody is about to say. */
export function MessageField({ text, onWrite }: Props) {
  return (
    <label class="row">
      Message
      <input value={text} onInput={({ currentTarget }) => onWrite(currentTarget.value)} />
    </label>
  );
}
