import type { Snowflakes } from '../snowflake.ts';
import type { Attachment, UploadedFile } from './message.ts';

/** The files of messages, as Discord's CDN keeps them. */
export interface FileStore {
  put(channelId: string, file: UploadedFile, description?: string): Attachment;
  /** The same under an id that it had before. */
  putBack(id: string, channelId: string, file: UploadedFile, description?: string): Attachment;
  get(attachmentId: string): UploadedFile | undefined;
  /** Forgets files that nothing shows any more. */
  drop(attachments: readonly Attachment[]): void;
  /** How many there are. */
  readonly size: number;
}

/**
 * Makes an empty store.
 * @param cdnUrl where the files can be fetched from, without a slash at its end
 */
export function createFileStore(snowflakes: Snowflakes, cdnUrl: string): FileStore {
  const files = new Map<string, UploadedFile>();
  const putBack: FileStore['putBack'] = (id, channelId, file, description) => {
    files.set(id, file);
    const url = `${cdnUrl}/attachments/${channelId}/${id}/${encodeURIComponent(file.filename)}`;
    return {
      id,
      filename: file.filename,
      ...(description === undefined || description === '' ? {} : { description }),
      content_type: file.contentType,
      size: file.bytes.byteLength,
      url,
      proxy_url: url,
    };
  };
  return {
    put: (channelId, file, description) => putBack(snowflakes.next(), channelId, file, description),
    putBack,
    get: attachmentId => files.get(attachmentId),
    drop(attachments) {
      for (const { id } of attachments) files.delete(id);
    },
    get size() {
      return files.size;
    },
  };
}
