import { HOUR } from './days.ts';
import { createWeightedDraw, type RandomSource } from './random-source.ts';

/** Draws a local time of day, in whole milliseconds after midnight. */
export type HourDraw = (chance: RandomSource) => number;

/** Weights per hour of the customers' local time: peaks in the morning and the afternoon, few at night. */
const customerHours = [
  0.35, 0.2, 0.13, 0.1, 0.12, 0.25, 0.6, 1.3, 2.6, 4.2, 5.0, 4.8, 3.9, 3.6, 4.3, 4.4, 4.1, 3.6, 2.9, 2.7, 2.6, 2.2, 1.5,
  0.8,
];
/** Weights per hour of an office's local time: mostly working hours, with a lunch break. */
const officeHours = [
  0.03, 0.01, 0, 0, 0, 0.01, 0.05, 0.3, 1.6, 5.2, 6.4, 6.1, 3.4, 4.4, 6.0, 5.8, 5.2, 3.6, 1.4, 0.6, 0.5, 0.4, 0.25, 0.1,
];

export const drawCustomerHour = createHourDraw(customerHours);
export const drawOfficeHour = createHourDraw(officeHours);

function createHourDraw(weights: readonly number[]): HourDraw {
  const dice = createWeightedDraw(weights);
  return (chance) => dice(chance) * HOUR + Math.floor(chance.fraction() * HOUR);
}
