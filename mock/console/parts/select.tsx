interface Props {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChoose(value: string): void;
  /** Lays out label and control as a row of a form. */
  isRow?: boolean;
  /** Shows the label to screen readers only. */
  isUnlabelled?: boolean;
}

/** A labelled select element. */
export function Select({ label, value, options, onChoose, isRow = false, isUnlabelled = false }: Props) {
  return (
    <label class={isRow ? 'row' : undefined}>
      <span class={isUnlabelled ? 'hidden' : undefined}>{label}</span>
      <select
        value={value}
        onChange={({ currentTarget }) => {
          onChoose(currentTarget.value);
          // Show the new value only after the parent component has accepted it.
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
