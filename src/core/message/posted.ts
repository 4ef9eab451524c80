import type { PaperId } from '../paper/paper.ts';

/** A message of the bot and its papers in the order shown: reactions and buttons find their papers by it for ever. */
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
  /** Stores a message; has no effect if it is stored already. */
  remember(message: PostedMessage): Promise<void>;
  get(messageId: string): Promise<PostedMessage | undefined>;
  /** Returns the newest messages of a server that showed a paper; without a server, those of the channel. */
  showing(
    paperId: PaperId,
    where: Pick<PostedMessage, 'guildId' | 'channelId'>,
    limit: number,
  ): Promise<PostedMessage[]>;
}
