import type { SnowflakeGenerator } from '../snowflake.ts';
import type { Attachment, UploadedFile } from './message.ts';

/** The files of messages, as on Discord's CDN. */
export interface FileStore {
  /** Stores a file under a new id. */
  put(channelId: string, file: UploadedFile, description?: string): Attachment;
  /** Stores a file under the id it had before. */
  restore(id: string, channelId: string, file: UploadedFile, description?: string): Attachment;
  get(attachmentId: string): UploadedFile | undefined;
  /** Deletes the files of attachments. */
  drop(attachments: readonly Attachment[]): void;
  /** The number of files. */
  readonly size: number;
}

/**
 * Creates an empty store.
 * @param cdnUrl base URL of the files, without a trailing slash
 */
export function createFileStore(snowflakes: SnowflakeGenerator, cdnUrl: string): FileStore {
  const files = new Map<string, UploadedFile>();
  const restore: FileStore['restore'] = (id, channelId, file, description) => {
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
    put: (channelId, file, description) => restore(snowflakes.next(), channelId, file, description),
    restore,
    get: attachmentId => files.get(attachmentId),
    drop(attachments) {
      for (const { id } of attachments) files.delete(id);
    },
    get size() {
      return files.size;
    },
  };
}
