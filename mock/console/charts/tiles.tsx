import { formatValue, type Tile, type TilesData } from './chart-data.ts';
import { compareWithPrevious } from './delta.ts';

interface Props {
  figure: TilesData;
  onPick?(pointer: string): void;
}

/** Numbers, each compared with the value of the previous period. */
export function Tiles({ figure, onPick }: Props) {
  return (
    <ul class="tiles">
      {figure.tiles.map((tile) => (
        <li key={tile.label}>
          <span class="label">{tile.label}</span>
          <span class="value">
            <strong>{formatValue(tile.value, tile.unit)}</strong> <Difference tile={tile} />
          </span>
          {tile.previous !== undefined && <span class="before">previous: {formatValue(tile.previous, tile.unit)}</span>}
          {tile.pointer && onPick && (
            <button type="button" class="quiet" onClick={() => onPick(tile.pointer ?? '')}>
              Why? <span class="hidden">{tile.label}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Difference({ tile }: { tile: Tile }) {
  const delta = compareWithPrevious(tile);
  return delta ? <span class={`delta ${delta.verdict ?? ''}`}>{delta.text}</span> : null;
}
