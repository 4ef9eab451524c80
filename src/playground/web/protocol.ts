import type { Choice } from '../../discord-emulator/validation/command-definition.ts';
import type { Emoji } from '../../discord-emulator/validation/emoji.ts';
import type { Modal } from '../../discord-emulator/validation/modal.ts';
import type { ApplicationCommand } from '../../discord-emulator/state/commands.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import type { Message } from '../../discord-emulator/state/message.ts';

// The protocol between the page and its server: types only, so that the page contains no code of the emulator. Objects have
// the shape of Discord's API. Both sides are of one release and on loopback.
//
//   GET  /playground/live?as=USER                        server-sent events, each a LiveEvent; the first is a scene
//                                                        (USER is an id or a name; default: the first user)
//   GET  /playground/messages?as=&channel=[&before=]     History
//   GET  /playground/commands?as=&channel=               its ApplicationCommands of all types
//   POST /playground/actions                             JSON { as, action }; the response is an ActionResult

/** A command in the response of `GET /playground/commands`. */
export type OfferedCommand = ApplicationCommand;

/** A channel, thread or direct message as its viewer sees it. */
export interface ChannelView {
  readonly id: string;
  readonly kind: 'text' | 'forum' | 'thread' | 'dm';
  /** Without `#`; for a direct message, the name of the other user. */
  readonly name: string;
  readonly topic: string | null;
  /** The channel or forum a thread is in. */
  readonly parentId: string | null;
  /** docs, "Channel Types". */
  readonly type: number;
  readonly canWrite: boolean;
  readonly canReact: boolean;
  readonly canCreateThreads: boolean;
  /** Whether the viewer may delete messages of others. */
  readonly canManageMessages: boolean;
  readonly isArchived: boolean;
  /** The tags available in a forum, or those of a post. */
  readonly tags: readonly { readonly name: string; readonly emoji: string | null }[];
  /** For a thread, without its starter message; 0 for other channels. */
  readonly messageCount: number;
  readonly lastMessageId: string | null;
}

/** A role, for mentions and options. */
export interface RoleView {
  readonly id: string;
  readonly name: string;
  /** 0xRRGGBB; 0 for none. */
  readonly color: number;
}

/** A user that the page can act as. */
export interface PlaygroundUser {
  readonly user: User;
  /** Names of their roles in the guild; `member` if they have none. */
  readonly roleText: string;
}

/** Everything that a viewer sees around the messages. */
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
  /** The visible channels in the client's order, then threads, newest first. */
  readonly channels: readonly ChannelView[];
  /** The next first. */
  readonly events: readonly EventView[];
  readonly welcome: Welcome;
}

/** The welcome that the page shows at first. */
export interface Welcome {
  readonly title: string;
  readonly text: string;
  readonly suggestions: readonly WelcomeSuggestion[];
  /** What the page says at all times, below the channels. */
  readonly note?: string;
}

/** A suggestion of the welcome, carried out with one click. */
export type WelcomeSuggestion = { readonly label: string; readonly hint: string } & (
  | {
      readonly kind: 'command';
      /** The channel's name. */
      readonly channel: string;
      /** With its subcommand, without the slash. */
      readonly command: string;
      readonly options: Readonly<Record<string, string | number | boolean>>;
    }
  /** Reacts to the app's newest message in the channel. */
  | { readonly kind: 'react'; readonly channel: string; readonly emoji: string }
  | { readonly kind: 'move_clock'; readonly to: ClockMove; readonly channel: string }
);

/** A reaction as its viewer sees it. */
export interface ReactionView {
  readonly emoji: Emoji;
  readonly count: number;
  /** Whether the viewer reacted with it. */
  readonly me: boolean;
  /** Display names of those who reacted, the viewer included: oldest first, at most ten. */
  readonly names: readonly string[];
}

/** A poll as its viewer sees it. */
export interface PollView {
  readonly question: string;
  /** Time it ends; ms since the epoch, UTC. */
  readonly expiresAt: number;
  readonly allowsMultiselect: boolean;
  readonly isFinalized: boolean;
  readonly answers: readonly {
    readonly id: number;
    readonly text: string;
    readonly count: number;
    /** Whether the viewer chose it. */
    readonly me: boolean;
  }[];
}

/** A scheduled event that has not ended. */
export interface EventView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** ISO 8601. */
  readonly startsAt: string;
  readonly isActive: boolean;
  readonly location: string;
}

/** A message as its viewer sees it. `flags` says whether it is ephemeral or a deferred response. */
export interface MessageView extends Omit<
  Message,
  'reactions' | 'audience' | 'pinnedAt' | 'interaction' | 'nonce' | 'webhook_id' | 'poll'
> {
  readonly poll?: PollView;
  readonly reactions: readonly ReactionView[];
  /** The interaction it responds to. */
  readonly interaction?: { readonly id: string; readonly user: User; readonly name?: string };
  /** The message it replies to; null if that was deleted. */
  readonly repliedTo?: { readonly id: string; readonly author: User; readonly content: string } | null;
  /** The thread started from it. */
  readonly thread?: { readonly id: string; readonly name: string; readonly messageCount: number };
}

/** A page of a channel's history, oldest first. */
export interface HistoryPage {
  readonly messages: readonly MessageView[];
  /** Whether there are older messages. */
  readonly hasMore: boolean;
}

/** The playground's time. */
export interface ClockView {
  /** ms since the epoch, UTC, when this was sent; advances with real time. */
  readonly now: number;
  /** ms ahead of real time. */
  readonly ahead: number;
  /** Time of the app's next planned work, ms since the epoch, UTC; null if nothing is planned. */
  readonly next: number | null;
  /** Whether it is being moved at this moment. */
  readonly isMoving: boolean;
}

/** Where the clock can be moved to. */
export type ClockMove = 'present' | 'next' | 'day';

/**
 * A request or event between the app and the emulator. It shows the app's side: every viewer sees all entries, including
 * those about ephemeral messages of others.
 */
export interface WireEntry {
  /** Counts up. */
  readonly id: number;
  /** The playground's time; ms since the epoch, UTC. */
  readonly at: number;
  /** A request of the app, or a gateway event sent to it. */
  readonly kind: 'request' | 'event';
  /** `POST /channels/1/messages`, `INTERACTION_CREATE`. Tokens are shortened. */
  readonly title: string;
  /** HTTP status; null for events. */
  readonly status: number | null;
  /** The error's message and paths if the request was refused, else null. */
  readonly refusal: string | null;
  /** JSON of the request body or the event's data; null if there is none, a text if it is truncated. */
  readonly body: unknown;
  /** JSON of the response body, in the same form. */
  readonly response: unknown;
  /** Names of the uploaded files; left out if there are none. */
  readonly files?: readonly string[];
}

/** An event that the server sends to a page. */
export type LiveEvent =
  | { readonly kind: 'scene'; readonly scene: Scene }
  /** A new or changed message: it replaces the one with its id, or is inserted by its id. */
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'messages_deleted'; readonly channelId: string; readonly messageIds: readonly string[] }
  | { readonly kind: 'typing'; readonly channelId: string; readonly user: User }
  /** The available commands have changed. */
  | { readonly kind: 'commands_changed' }
  | { readonly kind: 'clock'; readonly clock: ClockView }
  | { readonly kind: 'wire'; readonly entry: WireEntry };

/** A file as the value of an option. */
export interface FileEntry {
  readonly filename: string;
  readonly contentType: string;
  readonly base64: string;
}

/** Values of options by name; users, channels and roles by id. */
export type OptionEntries = Readonly<Record<string, string | number | boolean | FileEntry>>;

/** Values of a modal's fields by custom_id. */
export type ModalEntries = Readonly<Record<string, string | readonly string[] | FileEntry>>;

/** What a user does in the page. `channel` and `message` are ids; `command` has no slash and includes its subcommand. */
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
      /** The values typed so far, the focused one included; without files. */
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
  /** Submits the modal that a response opened. */
  | { readonly kind: 'submit_modal'; readonly interaction: string; readonly values: ModalEntries }
  | { readonly kind: 'react' | 'unreact'; readonly message: string; readonly emoji: string }
  /** Chooses answers of a poll by their ids, in place of an earlier choice. */
  | { readonly kind: 'vote_poll'; readonly message: string; readonly answers: readonly number[] }
  /** Deletes a message, or dismisses an ephemeral one. */
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

/** The result of an action. */
export type ActionResult =
  /** `channel` is the id of the created thread or post. */
  | { readonly kind: 'done'; readonly channel?: string }
  /** The app responded to the interaction; its messages are sent as live events. */
  | { readonly kind: 'answered'; readonly interaction: string; readonly modal: Modal | null }
  /** The app did not respond: `reason` is the client's text. */
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/** Response body for HTTP 400 and above, worded for the user of the page. */
export interface Problem {
  readonly problem: string;
}
