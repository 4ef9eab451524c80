import type { PaperId } from './paper.ts';

/** A message of ours and its papers in the order shown: what a reaction or a button on it refers to, for ever. */
export interface PostedMessage {
  readonly messageId: string;
  readonly channelId: string;
  readonly kind: 'digest' | 'card';
  readonly paperIds: readonly PaperId[];
  /** ms since the epoch */
  readonly postedAt: number;
}

export interface PostedStore {
  /** Remembers a message; remembering it again changes nothing. */
  remember(message: PostedMessage): Promise<void>;
  get(messageId: string): Promise<PostedMessage | undefined>;
}
