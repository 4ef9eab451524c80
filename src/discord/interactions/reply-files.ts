import type { RawFile } from 'discord.js';
import type { ReplyFile } from '../../command.ts';

/** Returns the part of a request that uploads the files of a reply. */
export function filesOf({ files }: { readonly files?: readonly ReplyFile[] }): { files?: RawFile[] } {
  if (!files || files.length === 0) return {};
  return { files: files.map(({ name, content }) => ({ name, data: content })) };
}
