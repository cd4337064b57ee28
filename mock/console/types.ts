export type VendorName = 'chatwoot' | 'rocketchat';
