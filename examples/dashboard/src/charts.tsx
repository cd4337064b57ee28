import type { Channel, Point } from './api.ts';

interface Named<Data> {
  id: string;
  title: string;
  data: Data;
}

/** A bar for each day, and the total. */
export function DailyChart({ id, title, data }: Named<Point[]>) {
  const total = data.reduce((sum, { value }) => sum + value, 0);
  const highest = Math.max(1, ...data.map(({ value }) => value));
  return (
    <figure id={id}>
      <Caption title={title} total={total} />
      <svg
        viewBox={`0 0 ${data.length} ${highest}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}, by day`}
      >
        {data.map(({ day, value }, index) => (
          <rect
            key={day}
            data-day={day}
            data-value={value}
            x={index + 0.1}
            y={highest - value}
            width={0.8}
            height={value}
          >
            <title>{`${day}: ${value}`}</title>
          </rect>
        ))}
      </svg>
    </figure>
  );
}

export function ChannelChart({ id, title, data }: Named<Channel[]>) {
  const total = data.reduce((sum, channel) => sum + channel.total, 0);
  return (
    <figure id={id}>
      <Caption title={title} total={total} />
      <table>
        <tbody>
          {data.map((channel) => (
            <tr key={channel.name} data-channel={channel.name} data-value={channel.total}>
              <td>{channel.name}</td>
              <td>
                <meter min={0} max={total} value={channel.total} aria-label={channel.name} />
              </td>
              <td>{channel.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Caption({ title, total }: { title: string; total: number }) {
  return (
    <figcaption>
      {title} <strong data-total={total}>{total.toLocaleString('en')}</strong>
    </figcaption>
  );
}
