import type { UploadedFile } from '../../../http/nested-names.ts';
import { toHex } from '../../../seed/hash-integers.ts';

/** Returns Chatwoot's name of a file type. Source: Chatwoot 4.13.0, app/helpers/file_type_helper.rb (read). */
function toFileType(mediaType: string): string {
  if (/^image\/(jpeg|png|gif|bmp|webp)$/.test(mediaType)) return 'image';
  if (/^video\/(ogg|mp4|webm|quicktime)$/.test(mediaType)) return 'video';
  return mediaType.includes('audio/') ? 'audio' : 'file';
}

/** Attachments of a message. A message has at most 15, so 16 ids per message are enough. */
export function toAttachments(account: number, message: number, files: readonly UploadedFile[]) {
  return files.map(({ filename, mediaType, bytes }, index) => {
    const id = message * 16 + index;
    const type = toFileType(mediaType);
    const url = `https://files.example/${toHex(id, 8)}/${encodeURIComponent(filename)}`;
    return {
      id,
      message_id: message,
      file_type: type,
      account_id: account,
      extension: /\.([^.]+)$/.exec(filename)?.[1] ?? null,
      content_type: mediaType,
      data_url: url,
      thumb_url: type === 'image' ? url : '',
      file_size: bytes,
      // Servers set the size of images later.
      width: null,
      height: null,
      ...(type === 'audio' && { transcribed_text: '' }),
    };
  });
}
