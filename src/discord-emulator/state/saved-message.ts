import type { FileStore } from './file-store.ts';
import type { Message } from './message.ts';

/** A file on a message. Its size and where it is fetched from follow from the rest. */
export interface SavedFile {
  readonly id: string;
  readonly filename: string;
  readonly description?: string;
  readonly contentType: string;
  readonly base64: string;
}

/**
 * A message with its files in it. The nonce is left out, which is good for minutes alone (docs, "Create Message"), and
 * the audience, which is everybody: ephemeral messages are not saved.
 */
export type SavedMessage = Omit<Message, 'attachments' | 'nonce' | 'audience'> & {
  readonly files: readonly SavedFile[];
};

/** What is saved of a message. */
export function savedMessage(message: Message, store: Pick<FileStore, 'get'>): SavedMessage {
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

/** The message as it was; its files go into the store, and are found under its present address. */
export function restoredMessage(saved: SavedMessage, store: Pick<FileStore, 'putBack'>): Message {
  const { files, ...rest } = saved;
  const attachments = files.map(({ id, filename, contentType, base64, description }, index) => {
    const bytes = Buffer.from(base64, 'base64');
    return store.putBack(
      id,
      saved.channel_id,
      { index: String(index), filename, contentType, bytes },
      description,
    );
  });
  return { ...rest, attachments, audience: null };
}
