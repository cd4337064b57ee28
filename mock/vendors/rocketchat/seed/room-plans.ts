import type { Department } from '../../../seed/people.ts';
import type { RoomType } from '../events.ts';

/** A named room of the seeded workspace. */
export interface RoomPlan {
  name: string;
  t: Exclude<RoomType, 'd'>;
  /** Departments of the members. Default: everyone except guests. */
  departments?: readonly Department[];
  /** Relative number of messages; 1 is average. */
  popularity: number;
  /** When the room was created, from 0 (start of the history) to 1 (end). Default: before the history. */
  since?: number;
  /** Whether people discuss the outage in this room. */
  isOutageRoom?: true;
}

// biome-ignore format: one room a line
export const rooms: readonly RoomPlan[] = [
  { name: 'general', t: 'c', popularity: 5 },
  { name: 'support', t: 'c', departments: ['support', 'engineering', 'operations'], popularity: 9, isOutageRoom: true },
  { name: 'engineering', t: 'c', departments: ['engineering', 'operations'], popularity: 7.5, isOutageRoom: true },
  { name: 'random', t: 'c', popularity: 3.2 },
  { name: 'deployments', t: 'c', departments: ['engineering', 'operations', 'support'], popularity: 3.4, isOutageRoom: true },
  { name: 'sales-floor', t: 'c', departments: ['sales', 'marketing', 'support'], popularity: 4.2 },
  { name: 'customer-voices', t: 'c', departments: ['support', 'sister', 'sales', 'marketing'], popularity: 2.2 },
  { name: 'marketing', t: 'c', departments: ['marketing', 'sales'], popularity: 3 },
  { name: 'warehouse', t: 'c', departments: ['operations', 'support', 'finance'], popularity: 1.6 },
  { name: 'announcements', t: 'c', popularity: 0.35 },
  { name: 'lunch', t: 'c', popularity: 0.9 },
  { name: 'new-shop', t: 'c', departments: ['engineering', 'marketing', 'sister'], popularity: 2.6, since: 0.3 },
  { name: 'incident-review', t: 'c', departments: ['engineering', 'operations', 'support'], popularity: 0.8, since: 0.82 },
  { name: 'support-leads', t: 'p', departments: ['support'], popularity: 1.8, isOutageRoom: true },
  { name: 'on-call', t: 'p', departments: ['engineering', 'operations'], popularity: 1.5, isOutageRoom: true },
  { name: 'backend', t: 'p', departments: ['engineering'], popularity: 2.8, isOutageRoom: true },
  { name: 'finance', t: 'p', departments: ['finance'], popularity: 1.6 },
  { name: 'audit', t: 'p', departments: ['finance', 'guest'], popularity: 0.5, since: 0.5 },
  { name: 'key-accounts', t: 'p', departments: ['sales'], popularity: 1.7 },
  { name: 'sister-shop', t: 'p', departments: ['sister'], popularity: 1.3 },
  { name: 'offsite-planning', t: 'p', departments: ['marketing', 'finance', 'operations'], popularity: 0.6, since: 0.15 },
];

/** Number of pairs of users with a direct room. */
export const DIRECT_ROOM_COUNT = 10;
