import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { ReferenceReader } from './core/library/library-import.ts';
import type { AttachmentReader } from './core/message/attachment-reader.ts';
import type { ChartRenderer } from './core/chart/chart.ts';
import type { ClubAccess, ClubDiscord } from './core/club/club-discord.ts';
import type { ChannelAccess } from './core/message/channel-access.ts';
import type { Clock } from './core/time/clock.ts';
import type { MessageBody } from './core/message/message-body.ts';
import type { RemoteLookup } from './core/paper/remote-lookup.ts';
import type { PostedMessage } from './core/message/posted.ts';
import type { RoleMentions } from './core/message/role-mentions.ts';
import type { SnowflakeShare } from './core/message/snowflake-share.ts';
import type { UserCooldowns } from './core/message/user-cooldowns.ts';
import type { PickCounter } from './core/search/paper-picks.ts';
import type { PaperIndex } from './core/search/search.ts';
import type { Stores, UnitOfWork } from './core/stores.ts';
import type { WatchMatcher } from './core/watch/watch-matcher.ts';
import type { DiscussionOpener } from './jobs/discussion-opener.ts';
import type { LibraryImporter } from './jobs/library-imports/library-importer.ts';
import type { ManualRun } from './jobs/manual-run.ts';

/** Everything that commands and actions can use; each names the part it needs, as `Command<'papers' | 'index'>`. */
export interface App extends Stores {
  readonly unitOfWork: UnitOfWork;
  readonly index: PaperIndex;
  readonly clock: Clock;
  readonly manualRun: ManualRun;
  readonly channelAccess: ChannelAccess;
  readonly clubAccess: ClubAccess;
  readonly clubDiscord: Pick<ClubDiscord, 'deleteEvent'>;
  readonly discussionOpener: DiscussionOpener;
  readonly roleMentions: RoleMentions;
  readonly remoteLookup: RemoteLookup;
  readonly pickCounter: PickCounter;
  readonly cooldowns: UserCooldowns;
  readonly attachments: AttachmentReader;
  readonly charts: ChartRenderer;
  readonly libraryImporter: LibraryImporter;
  readonly referenceReader: ReferenceReader;
  readonly watchMatcher: Pick<WatchMatcher, 'predicateOf'>;
  /** Returns the shards that this process serves; `undefined` before Discord has said how many there are. */
  readonly shards: () => SnowflakeShare | undefined;
  /** Whether the bot receives the content of all messages that it sees, by `MESSAGE_CONTENT=on`. */
  readonly readsMessageContent: boolean;
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
  /** The ids of the caller's roles in this server; empty in a direct message. */
  readonly roleIds: readonly string[];
  /** Whether the caller may send messages in this channel. */
  readonly canPost: boolean;
  /** Returns true if the caller can see a channel, as far as the bot knows; answers must not reveal posts elsewhere. */
  canSee(channelId: string): boolean;
  /** Returns true if the caller has View Channel and Send Messages in a channel of this server, as far as the bot knows. */
  canPostIn(channelId: string): boolean;
  /** Returns true if the caller may write in the threads of a channel of this server, or the posts of a forum. */
  canWriteInThreads(channelId: string): boolean;
  /** Whether the bot is a member here and so receives reactions. It is none where a user calls it as a personal app. */
  readonly isMemberHere: boolean;
  /** Discord's id of this interaction. */
  readonly interactionId: string;
  /** The largest file that a reply may have here, bytes. */
  readonly attachmentSizeLimit: number;
}

/** A file that a member sent. All of it is as Discord's client said, and anyone can send any. */
export interface Attachment {
  readonly url: string;
  readonly name: string;
  /** Bytes, as the client said. */
  readonly size: number;
  readonly contentType: string | undefined;
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
  attachment(name: string): Attachment | undefined;
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

/** A submitted form. Anyone can send any: fields may be absent, and texts are up to 4,000 characters long. */
export interface ModalSubmit extends Caller {
  /** The arguments of the form's custom_id, without its verb. */
  readonly args: readonly string[];
  /** Returns the text of a text input; empty if there is none. */
  text(fieldId: string): string;
  /** Returns the chosen values of a select; empty if there are none. */
  values(fieldId: string): readonly string[];
  /** Returns the first file of a file upload. */
  attachment(fieldId: string): Attachment | undefined;
  /** The message whose component opened the form; `undefined` if a command did. */
  readonly messageId?: string | undefined;
  /** Whether there is such a message and only the caller sees it. */
  readonly isPrivate: boolean;
  /** That message, as it is shown. */
  readonly body?: MessageBody | undefined;
}

/** A file that comes with a reply. */
export interface ReplyFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** What a message that was sent is changed to. */
export interface ReplyEdit {
  readonly body: MessageBody;
  readonly files?: readonly ReplyFile[];
}

/**
 * Changes a reply that was sent. Resolves with true if it is changed, and with false if it cannot be: Discord refuses it or
 * cannot be reached, the member has dismissed it, or the 15 minutes are over in which Discord allows it. Never rejects.
 */
export type EditReply = (edit: ReplyEdit) => Promise<boolean>;

/**
 * A reply that only the caller sees. `private` is a new message, which stays in direct messages with the bot and is
 * ephemeral elsewhere; `update` changes the message that has the component if
 * only the caller sees it, and is the same as `private` otherwise.
 */
export interface PlainReply {
  readonly kind: 'private' | 'update';
  readonly body: MessageBody;
  /** Whether an update also changes a message that everyone in the channel sees; see `ComponentAction.changesMessage`. */
  readonly isForEveryone?: boolean;
  /** Files that come with the reply; its body has a component for each that shows it. */
  readonly files?: readonly ReplyFile[];
  /**
   * Runs after the reply was sent, so that the caller does not wait for it. The caller's next component use waits until
   * it has finished. Errors are logged and never shown.
   */
  readonly afterwards?: () => Promise<void>;
  /**
   * Runs after the reply was sent, in the background, and may change it with `edit`. It does not run if the reply could not
   * be sent. It ends soon once the signal is aborted, which is when the bot stops. Errors are logged and never shown.
   */
  readonly progress?: (edit: EditReply, signal: AbortSignal) => Promise<void>;
  /** A second private message, sent after the first: two messages that together would not fit one. */
  readonly followUp?: MessageBody;
  /** Runs once the second message was sent, and not if that fails. */
  readonly afterFollowUp?: () => Promise<void>;
}

/** A message for everyone in the channel, posted from a private reply. */
export interface PostReply {
  readonly kind: 'post';
  readonly body: MessageBody;
  /** Files that come with the message. */
  readonly files?: readonly ReplyFile[];
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

/** Opens a form. It is the first response to a command or component, within two seconds: it cannot be deferred. */
export interface ModalReply {
  readonly kind: 'modal';
  readonly modal: APIModalInteractionResponseCallbackData;
}

/** A reply that is a message, or removes one. */
export type MessageReply = PlainReply | PostReply | RemoveReply;

export type Reply = MessageReply | ModalReply;

/** Returns true for a reply that only the caller sees. */
export function isPlainReply(reply: Reply): reply is PlainReply {
  return reply.kind === 'private' || reply.kind === 'update';
}

/**
 * A slash command: its definition as Discord registers it, and what it does. One that opens forms is a
 * `Command<Needs, PlainReply | ModalReply>`. Throws `UserError` with a text for the caller.
 */
export interface Command<
  Needs extends keyof App = keyof App,
  Returns extends PlainReply | ModalReply = PlainReply,
> {
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** A call as a member types it, for `/help`: `/search query:state space models`. */
  readonly example: string;
  run(invocation: Invocation, app: Pick<App, Needs>): Promise<Returns>;
  /** Returns at most `MAX_CHOICES` choices. It must be quick: Discord does not let it be deferred. */
  complete?(
    request: AutocompleteRequest,
    app: Pick<App, Needs>,
  ): Promise<APIApplicationCommandOptionChoice<string>[]>;
}

/** A slash command, whatever it replies. */
export type AnyCommand = Command<keyof App, PlainReply | ModalReply>;

/** A command of a message's context menu. Throws `UserError` with a text for the caller. */
export interface MenuCommand<Needs extends keyof App = keyof App> {
  readonly definition: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run(invocation: MenuInvocation, app: Pick<App, Needs>): Promise<PlainReply>;
}

/**
 * What a component does whose custom_id has this verb. One that opens forms is a `ComponentAction<Needs, Reply>`, or a
 * `ComponentAction<Needs, ModalReply>` if it always does. Throws `UserError` with a text for the caller.
 */
export interface ComponentAction<Needs extends keyof App = keyof App, Returns extends Reply = MessageReply> {
  readonly verb: string;
  /** Whether it removes the message that has the component; if it takes long, that shows no 'thinking…'. */
  readonly removesMessage?: boolean;
  /** Whether it changes the message that has the component, also if everyone sees that; the same holds for it then. */
  readonly changesMessage?: boolean;
  run(use: ComponentUse, app: Pick<App, Needs>): Promise<Returns>;
}

/** What a component does, whatever it replies. */
export type AnyComponentAction = ComponentAction<keyof App, Reply>;

/**
 * What a submitted form does whose custom_id has this verb. An `update` changes the message whose component opened the form.
 * Throws `UserError` with a text for the caller.
 */
export interface ModalAction<Needs extends keyof App = keyof App> {
  readonly verb: string;
  /** Whether it changes the message whose component opened the form, also if everyone sees that. */
  readonly changesMessage?: boolean;
  run(submit: ModalSubmit, app: Pick<App, Needs>): Promise<PlainReply>;
}

/** A message that was written to the bot: in direct messages with it, or with a mention of it in a channel. */
export interface ReceivedMessage {
  readonly id: string;
  readonly userId: string;
  /** `null` in a direct message. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** Everything that can be read in the message, and the addresses of its links. */
  readonly text: string;
}

/** What the bot writes in reply to a message, where everyone who sees that sees it. */
export interface MessageResponse {
  readonly body: MessageBody;
  /** In a channel, the papers that it shows; they are stored, so that reactions and buttons on the message find them. */
  readonly shows?: Pick<PostedMessage, 'kind' | 'paperIds'>;
}

/** Returns what to reply to a message, or `undefined` for no reply. Throws `UserError` with a text for its author. */
export type RespondToMessage<Needs extends keyof App = keyof App> = (
  message: ReceivedMessage,
  app: Pick<App, Needs>,
) => Promise<MessageResponse | undefined>;
