/** Words of channel types that their owners write in another way than at the start of a sentence. */
const ownSpellings: Readonly<Record<string, string>> = {
  api: 'API',
  line: 'LINE',
  sms: 'SMS',
  tiktok: 'TikTok',
  whatsapp: 'WhatsApp',
};

/**
 * The name of a channel type: `Channel::WebWidget` becomes `Web widget`, `Channel::TwilioSms` becomes `Twilio SMS`.
 * Channels that this table does not know keep their words.
 */
export function nameChannel(type: string): string {
  const [first = '', ...others] = type
    .replace(/^Channel::/, '')
    .split(/(?<=[a-z0-9])(?=[A-Z])/)
    .map((word) => ownSpellings[word.toLowerCase()] ?? word.toLowerCase());
  return [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(' ');
}
