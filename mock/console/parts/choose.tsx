interface Props {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChoose(value: string): void;
  /** Its label stands above or beside it in a form, rather than in a line of controls. */
  isRow?: boolean;
  /** Its label is for those who hear the page only. */
  isUnlabelled?: boolean;
}

/** One of several, by name. */
export function Choose({ label, value, options, onChoose, isRow = false, isUnlabelled = false }: Props) {
  return (
    <label class={isRow ? 'row' : undefined}>
      <span class={isUnlabelled ? 'hidden' : undefined}>{label}</span>
      <select
        value={value}
        onChange={({ currentTarget }) => {
          onChoose(currentTarget.value);
          // What was chosen shows when it has become so.
          currentTarget.value = value;
        }}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
