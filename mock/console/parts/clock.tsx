import { callAdmin } from '../api.ts';
import { useSession } from '../session.tsx';

const increments = [
  ['PT1H', '+1 hour'],
  ['P1D', '+1 day'],
  ['P7D', '+1 week'],
] as const;

/** Shows and changes the workspace's time. */
export function Clock() {
  const { state, fail } = useSession();
  const change = (body: { set?: string; advance?: string; tick?: boolean }) =>
    callAdmin('clock', 'POST', body).catch(fail);
  return (
    <section class="card" aria-labelledby="clock">
      <h2 id="clock">Clock</h2>
      <p class="figure">{state.now.slice(0, 19).replace('T', ' ')} UTC</p>
      <p class="soft">
        {state.ticking ? 'The clock is running.' : 'The clock is frozen: the same request gets the same response.'}
      </p>
      <div class="actions">
        <button type="button" onClick={() => change({ tick: !state.ticking })}>
          {state.ticking ? 'Freeze clock' : 'Start clock'}
        </button>
        {increments.map(([advance, label]) => (
          <button key={advance} type="button" onClick={() => change({ advance })}>
            {label}
          </button>
        ))}
      </div>
      <label class="row">
        Set time (UTC)
        <input
          type="datetime-local"
          value={state.now.slice(0, 16)}
          onChange={({ currentTarget: { value } }) => value !== '' && change({ set: `${value}:00Z` })}
        />
      </label>
    </section>
  );
}
