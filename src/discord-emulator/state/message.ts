import type { ApplicationIntegrationType, InteractionType, MessageType } from 'discord-api-types/v10';
import type { MessageComponent } from '../validation/component.ts';
import type { Embed } from '../validation/embed.ts';
import type { Emoji } from '../validation/emoji.ts';
import type { User } from './guild.ts';
import type { Poll } from './poll.ts';

/** A file on a message. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly description?: string;
  readonly content_type: string;
  /** Bytes. */
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
}

/** A file in a request. */
export interface UploadedFile {
  /** The `n` of `files[n]`, which `attachments` refers to. */
  readonly index: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** An emoji on a message and the users who reacted with it, oldest first. */
export interface Reaction {
  readonly emoji: Emoji;
  readonly userIds: readonly string[];
}

/** The interaction that a message responds to. */
export interface InteractionOrigin {
  readonly id: string;
  readonly type: InteractionType;
  readonly user: User;
  /** The command's full name; absent for components. */
  readonly name?: string;
  /** The message whose component was used. */
  readonly interactedMessageId?: string;
  /** For a submitted modal: the interaction that it was the response to. */
  readonly trigger?: InteractionOrigin;
  /** The installations of the app that the interaction came from. */
  readonly owners: InstallationOwners;
}

/** Guild or user id by integration type; `'0'` in the bot's own DMs (docs, "Authorizing Integration Owners Object"). */
export type InstallationOwners = Readonly<Partial<Record<ApplicationIntegrationType, string>>>;

/** A message. Never changed in place: an edit creates a new object with the same id. */
export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly guild_id?: string;
  readonly type: MessageType;
  readonly author: User;
  readonly content: string;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly tts: boolean;
  readonly pinned: boolean;
  readonly flags: number;
  readonly embeds: readonly Embed[];
  readonly components: readonly MessageComponent[];
  readonly attachments: readonly Attachment[];
  /** The mentioned users that allowed_mentions permits to ping. */
  readonly mentions: readonly User[];
  /** Ids of the pinged roles. */
  readonly mention_roles: readonly string[];
  /** True if it pinged everyone. */
  readonly mention_everyone: boolean;
  readonly reactions: readonly Reaction[];
  readonly poll?: Poll;
  readonly nonce?: string;
  readonly application_id?: string;
  readonly webhook_id?: string;
  /** Its position in a thread, from 0. */
  readonly position?: number;
  readonly message_reference?: {
    readonly type: 0;
    /** Absent if the reference is to a whole thread. */
    readonly message_id?: string;
    readonly channel_id: string;
    readonly guild_id?: string;
  };
  readonly interaction?: InteractionOrigin;
  /** Time it was pinned: ms since the epoch, UTC. Not on the wire. */
  readonly pinnedAt?: number;
  /** Id of the only user who sees it, for an ephemeral message; null for a public one. Not on the wire. */
  readonly audience: string | null;
}
