/** The upper median, which is one of the figures and no mean of two. NaN for an empty list. */
export function median(figures: readonly number[]): number {
  return [...figures].sort((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

/** "median (least–most)", each written by a function. */
export function toSpread(figures: readonly number[], write: (figure: number) => string): string {
  if (figures.length === 0) return '–';
  return `${write(median(figures))} (${write(Math.min(...figures))}–${write(Math.max(...figures))})`;
}

/** 12,345 */
export const toWhole = (figure: number): string => Math.round(figure).toLocaleString('en');

/** The slope of a line through the points [x, y], by least squares. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
