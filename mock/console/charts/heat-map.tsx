import { ScrollRegion } from '../parts/scroll-region.tsx';
import { formatValue, type HeatMapData } from './chart-data.ts';

interface Props {
  figure: HeatMapData;
  title: string;
  onPick?(pointer: string): void;
}

/** A table whose cells are coloured by their value. */
export function HeatMap({ figure, title, onPick }: Props) {
  const { rows, columns, values, pointers, unit } = figure;
  const maxValue = Math.max(1, ...values.flat().map((value) => value ?? 0));
  return (
    <ScrollRegion label={title}>
      <table class="heat" style={{ '--columns': columns.length, '--column': `${toColumnWidth(columns)}rem` }}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                <span>{column}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((name, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((column, index) => {
                const value = values[row]?.[index] ?? null;
                const pointer = pointers?.[row]?.[index];
                const share = (value ?? 0) / maxValue;
                return (
                  <td
                    key={column}
                    style={{ '--share': `${Math.round(share * 100)}%` }}
                    title={`${name}, ${column}: ${formatValue(value, unit)}`}
                  >
                    {pointer && onPick ? (
                      <button type="button" onClick={() => onPick(pointer)}>
                        {formatValue(value, unit)}
                      </button>
                    ) : (
                      formatValue(value, unit)
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Minimum width of each column in rem: room for the longest word of a heading. */
function toColumnWidth(columns: readonly string[]): number {
  const words = columns.flatMap((column) => column.split(/[\s-]/));
  const longest = Math.max(...words.map(({ length }) => length), 0);
  return Math.min(5, Math.max(2.2, longest * 0.42));
}
