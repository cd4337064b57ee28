import { toPage } from './html/page.ts';
import { atTheEnd, type ReporterSpec } from './reporter.ts';

/** One file to mail around: it needs no network, asks for nothing, and runs no script but its own. */
export const html: ReporterSpec = {
  name: 'html',
  summary: 'One page for people: verdict, matrix, every finding, trend.',
  create: atTheEnd((report, { history = [] }) => toPage(report, history)),
};
