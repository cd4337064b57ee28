import { IANAZone } from 'luxon';

const minute = 60_000;
const day = 86_400_000;
const week = 7 * day;

/**
 * Finds a time zone that the server may be in and that changes its clocks between two instants. A zone is possible if each
 * of the given instants is a midnight in it: the reported days reveal no more about the server's zone.
 *
 * @param midnights Milliseconds since 1970. If empty, every zone is possible.
 */
export function findClockChange(midnights: readonly number[], from: Date, to: Date): string | undefined {
  return Intl.supportedValuesOf('timeZone').find((name) => {
    const zone = IANAZone.create(name);
    return midnights.every((time) => isMidnight(zone, time)) && changesClocks(zone, from.getTime(), to.getTime());
  });
}

/** Samples once a week: no zone puts its clocks forward and back within one. */
function changesClocks(zone: IANAZone, from: number, to: number): boolean {
  const offset = zone.offset(to);
  for (let time = from; time < to; time += week) if (zone.offset(time) !== offset) return true;
  return false;
}

/** If clocks skip midnight, the day begins with the hour that follows. */
function isMidnight(zone: IANAZone, time: number): boolean {
  const offset = zone.offset(time);
  const sinceMidnight = (((time + offset * minute) % day) + day) % day;
  return sinceMidnight === 0 || sinceMidnight === (offset - zone.offset(time - minute)) * minute;
}
