import type { PaperId } from '../paper/paper.ts';

/** A message of ours and its papers in the order shown: what a reaction or a button on it refers to, for ever. */
export interface PostedMessage {
  readonly messageId: string;
  readonly channelId: string;
  /** The channel's server; `null` in a direct message. */
  readonly guildId: string | null;
  readonly kind: 'digest' | 'card';
  readonly paperIds: readonly PaperId[];
  /** ms since the epoch */
  readonly postedAt: number;
}

export interface PostedStore {
  /** Remembers a message; remembering it again changes nothing. */
  remember(message: PostedMessage): Promise<void>;
  get(messageId: string): Promise<PostedMessage | undefined>;
  /** The newest messages of a server that showed a paper, or of the one channel where it belongs to no server. */
  showing(
    paperId: PaperId,
    where: Pick<PostedMessage, 'guildId' | 'channelId'>,
    limit: number,
  ): Promise<PostedMessage[]>;
}
