import { chatwootReports } from './chatwoot.ts';
import type { ReportDefinition } from './report.ts';
import { rocketchatReports } from './rocketchat.ts';

export const reports: readonly ReportDefinition[] = [...chatwootReports, ...rocketchatReports];

export const vendorTitles = { chatwoot: 'Chatwoot', rocketchat: 'Rocket.Chat' } as const;
