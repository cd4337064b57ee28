/** A line of a results file that states whether a target is met. */
export function toVerdict(target: string, measured: number, isMet: boolean, unit: string): string {
  if (Number.isNaN(measured)) return `- ${target}: **not measured**.`;
  return `- ${target}: **${isMet ? 'met' : 'missed'}**, ${unit.replace('%', () => toFigure(measured))}.`;
}

const toFigure = (figure: number) => (figure < 100 ? figure.toFixed(2) : Math.round(figure).toLocaleString('en'));
