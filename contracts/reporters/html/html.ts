import { type CreateReporter, createFinalReporter } from '../reporter.ts';
import { toPage } from './page.ts';

/** Writes one self-contained HTML file: it loads nothing from the network and runs only its own script. */
export const html: CreateReporter = createFinalReporter((report, { history = [] }) => toPage(report, history));
