import { chatwootPictures } from './chatwoot.ts';
import type { Picture } from './picture.ts';
import { rocketchatPictures } from './rocketchat.ts';

export const pictures: readonly Picture[] = [...chatwootPictures, ...rocketchatPictures];

export const vendorTitles = { chatwoot: 'Chatwoot', rocketchat: 'Rocket.Chat' } as const;
