import type { RawFile } from 'discord.js';
import type { ReplyFile } from '../../command.ts';

/** A message with files, as a request sends it. */
interface FilesRequest {
  readonly body: object;
  readonly files?: RawFile[];
}

/**
 * Returns the body and the files of a request that sends or edits a message. An edit must name the files that the message has
 * after it (docs, "Edit Message"): those that it had before are replaced.
 */
export function requestWithFiles(body: object, files: readonly ReplyFile[] = []): FilesRequest {
  if (files.length === 0) return { body };
  return {
    body: { ...body, attachments: files.map(({ name }, id) => ({ id, filename: name })) },
    files: files.map(({ name, content }) => ({ name, data: content })),
  };
}
