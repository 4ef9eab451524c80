import type { Choice } from '../../discord-emulator/validation/command-definition.ts';
import type { Emoji } from '../../discord-emulator/validation/emoji.ts';
import type { Modal } from '../../discord-emulator/validation/modal.ts';
import type { ApplicationCommand } from '../../discord-emulator/state/commands.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import type { Message } from '../../discord-emulator/state/message.ts';

// What the page and the stand-in say to each other: types alone, so that the page takes no code of the stand-in along.
// Nouns are wire-shaped (docs of Discord), as the world keeps them. All of it is on loopback, in one release.
//
//   GET  /playground/live?as=PERSON                      server-sent events, each a LiveEvent; the first is a scene
//                                                        (PERSON by id or name; the first there is when left out)
//   GET  /playground/messages?as=&channel=[&before=]     History
//   GET  /playground/commands?as=&channel=               the ApplicationCommands offered there, all types
//   POST /playground/act                                 { as, act }: JSON, answered with an ActResult, or a Problem

/** The commands of a channel, as `GET /playground/commands` answers. */
export type OfferedCommand = ApplicationCommand;

/** A channel, thread or direct message as its reader finds it. */
export interface ChannelView {
  readonly id: string;
  readonly kind: 'text' | 'forum' | 'thread' | 'dm';
  /** Without `#`; of a direct message who is on the other side. */
  readonly name: string;
  readonly topic: string | null;
  /** The channel or forum a thread is in. */
  readonly parentId: string | null;
  /** docs, "Channel Types". */
  readonly type: number;
  readonly canWrite: boolean;
  readonly canReact: boolean;
  readonly canCreateThreads: boolean;
  /** Whether the reader may delete what others wrote. */
  readonly canManageMessages: boolean;
  readonly isArchived: boolean;
  /** Tags of a forum that can be given, or those a post has. */
  readonly tags: readonly { readonly name: string; readonly emoji: string | null }[];
  /** Of a thread, the message it began with left out; 0 elsewhere. */
  readonly messageCount: number;
  readonly lastMessageId: string | null;
}

/** A role as mentions and options show it. */
export interface RoleView {
  readonly id: string;
  readonly name: string;
  /** 0xRRGGBB; 0 for none. */
  readonly color: number;
}

/** Somebody who can be acted as. */
export interface PlaygroundUser {
  readonly user: User;
  /** What they are in the guild: names of their roles, `member` when they have none. */
  readonly roleText: string;
}

/** All that is around the messages, for one reader. */
export interface Scene {
  readonly me: User;
  readonly users: readonly PlaygroundUser[];
  readonly bot: User;
  readonly guild: {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly RoleView[];
    readonly members: readonly User[];
  };
  /** Those the reader can see, in the client's order; threads behind all others, newest first. */
  readonly channels: readonly ChannelView[];
  readonly welcome: Welcome;
}

/** What the page proposes at first. */
export interface Welcome {
  readonly title: string;
  readonly text: string;
  readonly suggestions: readonly WelcomeSuggestion[];
}

/** A thing to try with one click. */
export type WelcomeSuggestion = { readonly label: string; readonly hint: string } & (
  | {
      readonly does: 'command';
      /** The channel's name. */
      readonly channel: string;
      /** With its subcommand, without the slash. */
      readonly command: string;
      readonly options: Readonly<Record<string, string | number | boolean>>;
    }
  /** Puts an emoji on the app's newest message of the channel. */
  | { readonly does: 'react'; readonly channel: string; readonly emoji: string }
  | { readonly does: 'move_clock'; readonly to: ClockMove; readonly channel: string }
);

/** A reaction as its reader sees it. */
export interface ReactionView {
  readonly emoji: Emoji;
  readonly count: number;
  /** Whether the reader is among them. */
  readonly me: boolean;
  /** Who they are, the reader too: display names, oldest first, ten at most. */
  readonly names: readonly string[];
}

/** A message as its reader sees it. Whether it is theirs alone, or still 'thinking…', is in `flags`. */
export interface MessageView extends Omit<
  Message,
  'reactions' | 'audience' | 'pinnedAt' | 'interaction' | 'nonce' | 'webhook_id'
> {
  readonly reactions: readonly ReactionView[];
  /** The command or press it answers. */
  readonly interaction?: { readonly id: string; readonly user: User; readonly name?: string };
  /** What it replies to; null when that was deleted. */
  readonly repliedTo?: { readonly id: string; readonly author: User; readonly content: string } | null;
  /** The thread that hangs on it. */
  readonly thread?: { readonly id: string; readonly name: string; readonly messageCount: number };
}

/** A piece of a channel's history, oldest first. */
export interface History {
  readonly messages: readonly MessageView[];
  /** Whether there are older ones. */
  readonly hasMore: boolean;
}

/** The playground's time. */
export interface ClockView {
  /** ms since the epoch, UTC, when this was sent; goes on with real time. */
  readonly now: number;
  /** How far it is ahead of real time, ms. */
  readonly ahead: number;
  /** When the app has something to do next; null when nothing is planned. */
  readonly next: number | null;
  /** Whether it is being moved at this moment. */
  readonly isMoving: boolean;
}

/** Where the clock can be moved. */
export type ClockMove = 'present' | 'next' | 'day';

/**
 * Something that went over the wire between the app and the stand-in. Whoever looks at the wire sees all of it, what is for
 * somebody else alone too: it is the app's side, not the reader's.
 */
export interface WireEntry {
  /** Counts up. */
  readonly id: number;
  /** The playground's time; ms since the epoch, UTC. */
  readonly at: number;
  /** A request of the app, or an event of the gateway to it. */
  readonly kind: 'request' | 'event';
  /** `POST /channels/1/messages`, `INTERACTION_CREATE`. Tokens are shortened. */
  readonly title: string;
  /** HTTP status; null for events. */
  readonly status: number | null;
  /** What the rules said of it: null when they had nothing against it, else the error's message and places. */
  readonly refusal: string | null;
  /** JSON of the request's body or the event's data; null when there is none, a text that says so when it is cut. */
  readonly body: unknown;
  /** JSON of the answer, in the same way. */
  readonly response: unknown;
  /** Names of the files that were sent along; left out when there are none. */
  readonly files?: readonly string[];
}

/** What reaches a page without being asked for. */
export type LiveEvent =
  | { readonly kind: 'scene'; readonly scene: Scene }
  /** A message is new or changed: put it in the place of the one with its id, or among the others by its id. */
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'messages_gone'; readonly channelId: string; readonly messageIds: readonly string[] }
  | { readonly kind: 'typing'; readonly channelId: string; readonly user: User }
  /** Other commands are offered than before. */
  | { readonly kind: 'commands_changed' }
  | { readonly kind: 'clock'; readonly clock: ClockView }
  | { readonly kind: 'wire'; readonly entry: WireEntry };

/** A file given to an option. */
export interface FileEntry {
  readonly filename: string;
  readonly contentType: string;
  readonly base64: string;
}

/** What was entered for options, by their names. People, channels and roles by id. */
export type OptionEntries = Readonly<Record<string, string | number | boolean | FileEntry>>;

/** What was filled into a modal, by custom_id. */
export type ModalEntries = Readonly<Record<string, string | readonly string[]>>;

/** What a person does in the page. `channel` and `message` are ids; `command` has no slash and includes its subcommand. */
export type Action =
  | { readonly kind: 'say'; readonly channel: string; readonly text: string }
  | {
      readonly kind: 'slash';
      readonly channel: string;
      readonly command: string;
      readonly options: OptionEntries;
    }
  | {
      readonly kind: 'autocomplete';
      readonly channel: string;
      readonly command: string;
      /** What is typed so far, the focused one too; files left out. */
      readonly options: OptionEntries;
      readonly focused: string;
    }
  | { readonly kind: 'press'; readonly message: string; readonly customId: string }
  | {
      readonly kind: 'select';
      readonly message: string;
      readonly customId: string;
      readonly values: readonly string[];
    }
  | {
      readonly kind: 'menu';
      readonly channel: string;
      readonly command: string;
      readonly message: string;
    }
  | {
      readonly kind: 'user_menu';
      readonly channel: string;
      readonly command: string;
      readonly user: string;
    }
  /** Sends off the modal that an answer showed. */
  | { readonly kind: 'submit_modal'; readonly interaction: string; readonly values: ModalEntries }
  | { readonly kind: 'react' | 'unreact'; readonly message: string; readonly emoji: string }
  /** An ephemeral one is dismissed. */
  | { readonly kind: 'delete_message'; readonly message: string }
  | { readonly kind: 'start_thread'; readonly message: string; readonly name: string }
  | {
      readonly kind: 'post';
      readonly forum: string;
      readonly name: string;
      readonly text: string;
      readonly tags: readonly string[];
    }
  | { readonly kind: 'move_clock'; readonly to: ClockMove };

/** What became of an act. */
export type ActionResult =
  /** `channel` is the thread or post that was made. */
  | { readonly kind: 'done'; readonly channel?: string }
  /** The app answered an interaction; its messages come as live events. */
  | { readonly kind: 'answered'; readonly interaction: string; readonly modal: Modal | null }
  /** The app did not: what the client says then. */
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/** Why something was refused (HTTP 400 and above), worded for the person at the page. */
export interface Problem {
  readonly problem: string;
}
