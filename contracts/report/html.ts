import { toPage } from './html/page.ts';
import { atTheEnd, type CreateReporter } from './reporter.ts';

/** Writes one self-contained HTML file: it loads nothing from the network and runs only its own script. */
export const html: CreateReporter = atTheEnd((report, { history = [] }) => toPage(report, history));
