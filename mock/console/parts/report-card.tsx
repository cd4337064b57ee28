import { useCallback, useState } from 'preact/hooks';
import { callVendor } from '../api.ts';
import { Chart } from '../charts/chart.tsx';
import { type ChartData, toTable } from '../charts/chart-data.ts';
import { HeatMap } from '../charts/heat-map.tsx';
import { Tiles } from '../charts/tiles.tsx';
import { findReader, useSession } from '../session.tsx';
import { useLoad } from '../use-load.ts';
import { useNarrow } from '../use-narrow.ts';
import type { ReportDefinition, ReportParameters } from '../vendors/report.ts';
import { Explanation } from './explanation.tsx';
import { Loadable } from './loadable.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { Select } from './select.tsx';
import { Snippet } from './snippet.tsx';

interface Props {
  picture: ReportDefinition;
  window: Pick<ReportParameters, 'since' | 'until' | 'account'>;
  /** Initial values of the controls. */
  initial?: Record<string, string>;
  /** On a phone, shows the title only until the user opens the card. Default: the card cannot be folded. */
  isFolded?: boolean;
}

/** A card with the chart of one report and its request. */
export function ReportCard({ picture, window, initial = {}, isFolded }: Props) {
  const [chosen, setChosen] = useState(initial);
  const [isOpen, setIsOpen] = useState(!isFolded);
  const isFoldable = useNarrow() && isFolded !== undefined;
  const { id, title, note, controls, isWide } = picture;
  const values = Object.fromEntries(controls.map(({ name, options }) => [name, chosen[name] ?? options[0]?.[0] ?? '']));
  const classes = ['card', isWide && 'wide', isFoldable && 'foldable'].filter(Boolean).join(' ');
  return (
    <section class={classes} aria-labelledby={`title-${id}`} data-picture={id}>
      <header>
        <div>
          <h3 id={`title-${id}`}>
            {isFoldable ? (
              <button type="button" class="fold" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
                {title}
              </button>
            ) : (
              title
            )}
          </h3>
          {(isOpen || !isFoldable) && <p class="soft">{note}</p>}
        </div>
        {(isOpen || !isFoldable) && controls.length > 0 && (
          <div class="controls">
            {controls.map(({ name, label, options }) => (
              <Select
                key={name}
                label={label}
                value={values[name] ?? ''}
                options={options}
                onChoose={(value) => setChosen({ ...chosen, [name]: value })}
              />
            ))}
          </div>
        )}
      </header>
      {(isOpen || !isFoldable) && <Report picture={picture} choice={{ ...window, values }} />}
    </section>
  );
}

/** The chart of a report and its request. It reloads whenever the workspace changes. */
function Report({ picture, choice }: { picture: ReportDefinition; choice: ReportParameters }) {
  const session = useSession();
  const { workspace, state } = session;
  const [pointer, setPointer] = useState<string>();
  const pick = useCallback((picked: string) => setPointer(picked), []);
  const path = picture.path(choice);
  const headers = findReader(session, picture.vendor, choice.account)?.headers ?? {};
  const loaded = useLoad(async () => {
    const { status, body } = await callVendor(`${workspace.url}${path}`, { headers, isUnlisted: true });
    if (status !== 200) throw new Error(`The mock returned ${status}: ${JSON.stringify(body)}`);
    return picture.read(body, choice);
  }, [path, state.changes, state.faults]);
  return (
    <>
      <Loadable loaded={loaded}>
        {(figure) => <ChartWithTable figure={figure} title={picture.title} onPick={pick} />}
      </Loadable>
      <details>
        <summary>Show request</summary>
        <Snippet call={{ method: 'GET', url: `${workspace.url}${path}`, headers }} />
      </details>
      {pointer !== undefined && <Explanation path={path} pointer={pointer} onClose={() => setPointer(undefined)} />}
    </>
  );
}

function ChartWithTable({
  figure,
  title,
  onPick,
}: {
  figure: ChartData;
  title: string;
  onPick(pointer: string): void;
}) {
  if (figure.kind === 'tiles') return <Tiles figure={figure} onPick={onPick} />;
  if (figure.kind === 'heat') return <HeatMap figure={figure} title={title} onPick={onPick} />;
  const { head, rows } = toTable(figure);
  const height = figure.isSideways ? Math.max(160, figure.labels.length * 26 + 70) : 260;
  return (
    <>
      <div class="canvas" style={{ height: `${height}px` }}>
        <Chart figure={figure} title={title} onPick={onPick} />
      </div>
      <details>
        <summary>As a table</summary>
        <ScrollRegion label={`${title} as a table`}>
          <table>
            <thead>
              <tr>
                {head.map((cell, index) => (
                  <th key={cell} scope="col">
                    {index === 0 ? <span class="hidden">Label</span> : cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, ...cells], row) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, index) => {
                    const pointer = figure.series[index]?.pointers?.[row];
                    return (
                      <td key={head[index + 1]}>
                        {pointer ? (
                          <button type="button" class="number" onClick={() => onPick(pointer)}>
                            {cell}
                          </button>
                        ) : (
                          cell
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </>
  );
}
