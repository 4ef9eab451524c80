import type { FileStore } from './file-store.ts';
import type { Message } from './message.ts';

/** A file of a saved message. Its size and URL follow from the other fields. */
export interface SavedFile {
  readonly id: string;
  readonly filename: string;
  readonly description?: string;
  readonly contentType: string;
  readonly base64: string;
}

/**
 * A message including its files. The nonce is left out because it is valid for minutes only (docs, "Create Message"),
 * and the audience because ephemeral messages are not saved.
 */
export type SavedMessage = Omit<Message, 'attachments' | 'nonce' | 'audience'> & {
  readonly files: readonly SavedFile[];
};

/** Returns what is saved of a message. */
export function saveMessage(message: Message, store: Pick<FileStore, 'get'>): SavedMessage {
  const { attachments, nonce: _nonce, audience: _audience, ...rest } = message;
  const files = attachments.flatMap(({ id, description }): SavedFile[] => {
    const file = store.get(id);
    if (file === undefined) return [];
    const { filename, contentType, bytes } = file;
    return [
      {
        id,
        filename,
        ...(description === undefined ? {} : { description }),
        contentType,
        base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
      },
    ];
  });
  return { ...rest, files };
}

/** Returns the saved message. Puts its files into the store, which gives them their current URLs. */
export function restoreMessage(saved: SavedMessage, store: Pick<FileStore, 'restore'>): Message {
  const { files, ...rest } = saved;
  const attachments = files.map(({ id, filename, contentType, base64, description }, index) => {
    const bytes = Buffer.from(base64, 'base64');
    return store.restore(
      id,
      saved.channel_id,
      { index: String(index), filename, contentType, bytes },
      description,
    );
  });
  return { ...rest, attachments, audience: null };
}
