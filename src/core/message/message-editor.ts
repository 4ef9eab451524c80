import type { MessageBody } from './message-body.ts';

/** What became of the edit of a message. */
export type EditOutcome =
  | { readonly kind: 'edited' }
  /** The message, its channel or its server no longer exists. */
  | { readonly kind: 'gone' }
  /** Discord does not accept the edit, and will not later, unless the bot only lacks access to the channel by now. */
  | { readonly kind: 'refused'; readonly why: string; readonly lacksAccess: boolean }
  /** Discord takes no edit for a while: a rate limit, too many edits of old messages (30046), an outage. */
  | { readonly kind: 'postponed'; readonly retryAfterMs: number };

/** The parts of a message that an edit replaces; its components include those that stay. */
export type EditedBody = Pick<MessageBody, 'components'>;

/** Edits messages of the bot, at a pace that leaves room for what is to be posted. */
export interface MessageEditor {
  /** Replaces the components of a message, without notifying anyone. */
  edit(channelId: string, messageId: string, body: EditedBody): Promise<EditOutcome>;
}

/** The requests for the bot's messages, one each. They throw `SendError`. */
export interface MessageEditRequests {
  /** Returns a message as it can be sent again; `undefined` if it was deleted. */
  read(channelId: string, messageId: string): Promise<EditedBody | undefined>;
  edit(channelId: string, messageId: string, body: EditedBody): Promise<void>;
}
