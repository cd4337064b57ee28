import { toPage } from './html/page.ts';
import { atTheEnd, type CreateReporter } from './reporter.ts';

/** One file to mail around: it needs no network, asks for nothing, and runs no script but its own. */
export const html: CreateReporter = atTheEnd((report, { history = [] }) => toPage(report, history));
