import { formatValue, type TilesData } from './chart-data.ts';

interface Props {
  figure: TilesData;
  onPick?(pointer: string): void;
}

/** Numbers, each with the value of the previous period. */
export function Tiles({ figure, onPick }: Props) {
  return (
    <ul class="tiles">
      {figure.tiles.map(({ label, value, previous, unit, pointer }) => (
        <li key={label}>
          <span class="label">{label}</span>
          <strong>{formatValue(value, unit)}</strong>
          {previous !== undefined && <span class="before">previous: {formatValue(previous, unit)}</span>}
          {pointer && onPick && (
            <button type="button" class="quiet" onClick={() => onPick(pointer)}>
              Why? <span class="hidden">{label}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
