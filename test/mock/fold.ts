import type { DomainEvent } from '../../mock/state/event-log.ts';

/** Creates a function that applies events to a vendor's tables with its reducers, without a mock. */
export function createFold<Tables, Event extends DomainEvent>(
  reducers: {
    [Type in Event['type']]: (tables: Tables, event: Extract<Event, { type: Type }>) => void;
  },
): (tables: Tables, ...events: Event[]) => void {
  const reducerOf = (type: Event['type']) => reducers[type] as (tables: Tables, event: Event) => void;
  return (tables, ...events) => {
    for (const event of events) reducerOf(event.type)(tables, event);
  };
}
