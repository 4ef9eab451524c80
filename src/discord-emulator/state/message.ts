import type { ApplicationIntegrationType, InteractionType, MessageType } from 'discord-api-types/v10';
import type { MessageComponent } from '../validation/component.ts';
import type { Embed } from '../validation/embed.ts';
import type { Emoji } from '../validation/emoji.ts';
import type { User } from './guild.ts';

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

/** A file as it is sent. */
export interface UploadedFile {
  /** The number in `files[n]`, by which `attachments` speaks of it. */
  readonly index: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** An emoji on a message and who put it there, oldest first. */
export interface Reaction {
  readonly emoji: Emoji;
  readonly userIds: readonly string[];
}

/** The interaction that a message answers. */
export interface InteractionOrigin {
  readonly id: string;
  readonly type: InteractionType;
  readonly user: User;
  /** The command's full name; absent for components. */
  readonly name?: string;
  /** The message whose component was used. */
  readonly interactedMessageId?: string;
  /** By whose installation of the app it came about. */
  readonly owners: InstallationOwners;
}

/** docs, "Authorizing Integration Owners Object": by integration type a guild's or person's id, `'0'` in the bot's own DMs. */
export type InstallationOwners = Readonly<Partial<Record<ApplicationIntegrationType, string>>>;

/** A message. Never changed in place: an edit makes a new object with the same id. */
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
  /** People it pinged, or would have: the mentions that allowed_mentions let through. */
  readonly mentions: readonly User[];
  /** Roles it pinged. */
  readonly mention_roles: readonly string[];
  /** Whether it pinged everyone. */
  readonly mention_everyone: boolean;
  readonly reactions: readonly Reaction[];
  readonly nonce?: string;
  readonly application_id?: string;
  readonly webhook_id?: string;
  /** Its place in a thread, counted from 0. */
  readonly position?: number;
  readonly message_reference?: {
    readonly type: 0;
    /** Absent when a thread is meant as a whole. */
    readonly message_id?: string;
    readonly channel_id: string;
    readonly guild_id?: string;
  };
  readonly interaction?: InteractionOrigin;
  /** When it was pinned: ms since the epoch, UTC. Not on the wire. */
  readonly pinnedAt?: number;
  /** Who alone sees it (an ephemeral message); null for a message of the channel. Not on the wire. */
  readonly audience: string | null;
}
