import { IANAZone } from 'luxon';

const minute = 60_000;
const day = 86_400_000;
const week = 7 * day;

/**
 * Finds a zone that changes its clocks between two instants, of those in which each of these instants is a midnight. The
 * days that a server reports say no more about its zone.
 *
 * @param midnights Milliseconds since 1970. Without any, every zone may be the server's.
 */
export function findClockChange(midnights: readonly number[], from: Date, to: Date): string | undefined {
  return Intl.supportedValuesOf('timeZone').find((name) => {
    const zone = IANAZone.create(name);
    return midnights.every((time) => isMidnight(zone, time)) && changesClocks(zone, from.getTime(), to.getTime());
  });
}

/** Looks once a week: nowhere are clocks put forward and back in less. */
function changesClocks(zone: IANAZone, from: number, to: number): boolean {
  const offset = zone.offset(to);
  for (let time = from; time < to; time += week) if (zone.offset(time) !== offset) return true;
  return false;
}

/** Where clocks skip midnight, the day begins at the hour that follows. */
function isMidnight(zone: IANAZone, time: number): boolean {
  const offset = zone.offset(time);
  const sinceMidnight = (((time + offset * minute) % day) + day) % day;
  return sinceMidnight === 0 || sinceMidnight === (offset - zone.offset(time - minute)) * minute;
}
