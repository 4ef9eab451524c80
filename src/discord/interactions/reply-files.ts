import type { RawFile } from 'discord.js';
import type { PlainReply } from '../../command.ts';

/** Returns the part of a request that uploads the file of a reply. */
export function filesOf({ file }: Pick<PlainReply, 'file'>): { files?: RawFile[] } {
  return file ? { files: [{ name: file.name, data: file.content }] } : {};
}
