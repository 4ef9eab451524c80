import type {
  APIApplicationCommandOptionChoice,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { ChannelAccess } from './core/message/channel-access.ts';
import type { Clock } from './core/time/clock.ts';
import type { MessageBody } from './core/message/message-body.ts';
import type { RemoteLookup } from './core/paper/remote-lookup.ts';
import type { PostedMessage } from './core/message/posted.ts';
import type { RoleMentions } from './core/message/role-mentions.ts';
import type { PaperIndex } from './core/search/search.ts';
import type { Stores } from './core/stores.ts';
import type { ManualRun } from './jobs/manual-run.ts';

/** Everything that commands and actions can use; each names the part it needs, as `Command<'papers' | 'index'>`. */
export interface App extends Stores {
  readonly index: PaperIndex;
  readonly clock: Clock;
  readonly manualRun: ManualRun;
  readonly channelAccess: ChannelAccess;
  readonly roleMentions: RoleMentions;
  readonly remoteLookup: RemoteLookup;
  /** Whether daily lists, votes and comments are made up, as in the playground. */
  readonly hasMadeUpLists: boolean;
}

/** The user of an interaction, and where it took place. */
export interface Caller {
  readonly userId: string;
  /** `null` in a direct message. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** Whether the caller has Manage Server in this guild. */
  readonly managesGuild: boolean;
  /** Whether the caller has Manage Messages in this channel. */
  readonly managesMessages: boolean;
  /** Whether the caller may send messages in this channel. */
  readonly canPost: boolean;
  /** Returns true if the caller can see a channel, as far as the bot knows; answers must not reveal posts elsewhere. */
  canSee(channelId: string): boolean;
  /** Returns true if the caller has View Channel and Send Messages in a channel of this server, as far as the bot knows. */
  canPostIn(channelId: string): boolean;
  /** Whether the bot is a member here and so receives reactions. It is none where a user calls it as a personal app. */
  readonly isMemberHere: boolean;
  /** Discord's id of this interaction. */
  readonly interactionId: string;
}

/**
 * The options of one call. Absent options are `undefined`, and any may be absent. A value keeps to the command's own
 * definition: type, length, range, choices and kind of channel. Those of a request to complete an option may not.
 */
export interface Options {
  /** `undefined` for a command without subcommands. */
  readonly subcommand: string | undefined;
  string(name: string): string | undefined;
  integer(name: string): number | undefined;
  boolean(name: string): boolean | undefined;
  /** Returns the id of a channel. */
  channel(name: string): string | undefined;
  /** Returns the id of a role. */
  role(name: string): string | undefined;
}

/** A call of a slash command. */
export interface Invocation extends Caller {
  readonly options: Options;
}

/** A request to complete a half-typed option. */
export interface AutocompleteRequest extends Caller {
  readonly options: Options;
  readonly focused: { readonly name: string; readonly text: string };
}

/** A call of a command of a message's context menu. */
export interface MenuInvocation extends Caller {
  readonly message: {
    readonly id: string;
    /** Everything that can be read in the message, and the addresses of its links. */
    readonly text: string;
  };
}

/** A press of a button, or a choice from a select menu. */
export interface ComponentUse extends Caller {
  /** The arguments of the custom_id, without its verb; anyone can send any. */
  readonly args: readonly string[];
  /** The chosen values of a select menu; empty for a button. */
  readonly values: readonly string[];
  /** The message that has the component. */
  readonly messageId: string;
  /** Whether only the caller sees that message. */
  readonly isPrivate: boolean;
  /** The message that has the component, as it is shown. */
  readonly body: MessageBody;
}

/**
 * A reply that only the caller sees. `private` is a new message, which stays in direct messages with the bot and is
 * ephemeral elsewhere; `update` changes the message that has the component if
 * only the caller sees it, and is the same as `private` otherwise.
 */
export interface PlainReply {
  readonly kind: 'private' | 'update';
  readonly body: MessageBody;
  /** A text file that comes with the reply; its body has a component that shows it. */
  readonly file?: { readonly name: string; readonly content: string };
  /**
   * Runs after the reply was sent, so that the caller does not wait for it. The caller's next component use waits until
   * it has finished. Errors are logged and never shown.
   */
  readonly afterwards?: () => Promise<void>;
  /** A second private message, sent after the first: two messages that together would not fit one. */
  readonly followUp?: MessageBody;
}

/** A message for everyone in the channel, posted from a private reply. */
export interface PostReply {
  readonly kind: 'post';
  readonly body: MessageBody;
  /** The papers that it shows; they are stored, so that reactions and buttons on the message find them. */
  readonly shows: Pick<PostedMessage, 'kind' | 'paperIds'>;
  /** What the private reply is changed to once the message is posted. */
  readonly instead: MessageBody;
}

/** Deletes the message that has the component, which everyone in the channel sees. */
export interface RemoveReply {
  readonly kind: 'remove';
  /** What the caller gets once the message is deleted. */
  readonly body: MessageBody;
  /** Runs once the message is deleted. */
  readonly afterRemoval: () => Promise<void>;
}

export type Reply = PlainReply | PostReply | RemoveReply;

/** Returns true for a reply that only the caller sees. */
export function isPlainReply(reply: Reply): reply is PlainReply {
  return reply.kind === 'private' || reply.kind === 'update';
}

/** A slash command: its definition as Discord registers it, and what it does. Throws `UserError` with a text for the caller. */
export interface Command<Needs extends keyof App = keyof App> {
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** A call as a member types it, for `/help`: `/search query:state space models`. */
  readonly example: string;
  run(invocation: Invocation, app: Pick<App, Needs>): Promise<PlainReply>;
  /** Returns at most `MAX_CHOICES` choices. It must be quick: Discord does not let it be deferred. */
  complete?(
    request: AutocompleteRequest,
    app: Pick<App, Needs>,
  ): Promise<APIApplicationCommandOptionChoice<string>[]>;
}

/** A command of a message's context menu. Throws `UserError` with a text for the caller. */
export interface MenuCommand<Needs extends keyof App = keyof App> {
  readonly definition: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run(invocation: MenuInvocation, app: Pick<App, Needs>): Promise<PlainReply>;
}

/** What a component does whose custom_id has this verb. Throws `UserError` with a text for the caller. */
export interface ComponentAction<Needs extends keyof App = keyof App> {
  readonly verb: string;
  /** Whether it removes the message that has the component; if it takes long, that shows no 'thinking…'. */
  readonly removesMessage?: boolean;
  run(use: ComponentUse, app: Pick<App, Needs>): Promise<Reply>;
}
