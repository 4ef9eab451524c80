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
import type { PaperIndex } from './core/search/search.ts';
import type { Stores } from './core/stores.ts';
import type { ManualRun } from './jobs/manual-run.ts';

/** What commands and buttons can be given; each names the part it needs, as `Command<'papers' | 'index'>`. */
export interface App extends Stores {
  readonly index: PaperIndex;
  readonly clock: Clock;
  readonly manualRun: ManualRun;
  readonly channelAccess: ChannelAccess;
  readonly remoteLookup: RemoteLookup;
}

/** Who calls, and from where. */
export interface Caller {
  readonly userId: string;
  /** `null` in a direct message. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** Whether the caller has Manage Server in this guild. */
  readonly managesGuild: boolean;
  /** Whether the caller may write messages in this channel. */
  readonly canPost: boolean;
  /** Whether the caller sees a channel, as far as Paperboy knows: nobody is told of what stands where they may not look. */
  canSee(channelId: string): boolean;
  /** Whether Paperboy is a member here, and so sees reactions: not where somebody brought it along as a personal app. */
  readonly isMemberHere: boolean;
  /** Discord's id of this one interaction. */
  readonly interactionId: string;
}

/** The options of one call. Absent options are `undefined`; Discord has checked types, required ones and choices. */
export interface Options {
  /** The subcommand called, `undefined` for a command without. */
  readonly subcommand: string | undefined;
  string(name: string): string | undefined;
  integer(name: string): number | undefined;
  /** The id of a channel. */
  channel(name: string): string | undefined;
}

export interface Invocation extends Caller {
  readonly options: Options;
}

/** A half-typed option that wants completing. */
export interface AutocompleteRequest extends Caller {
  readonly options: Options;
  readonly focused: { readonly name: string; readonly text: string };
}

/** A message that a command of its context menu was called on. */
export interface MenuInvocation extends Caller {
  readonly message: {
    readonly id: string;
    /** Everything that can be read in it, and the addresses of its links. */
    readonly text: string;
  };
}

/** A pressed button or a picked entry of a select menu. */
export interface ComponentUse extends Caller {
  /** The arguments of the custom_id, verb left off. */
  readonly args: readonly string[];
  /** The picked values of a select menu; empty for a button. */
  readonly values: readonly string[];
  /** The message that the component stands on. */
  readonly messageId: string;
}

/**
 * What a command answers. `private`: a new message for the caller alone; `update`: the message with the pressed
 * button is changed, if it is the caller's alone, else the same as `private`.
 */
export interface PlainReply {
  readonly kind: 'private' | 'update';
  readonly body: MessageBody;
}

/** A message that everybody in the channel sees, posted from a private answer. */
export interface PostReply {
  readonly kind: 'post';
  readonly body: MessageBody;
  /** What it shows: remembered, so that reactions and buttons on it find their papers. */
  readonly shows: Pick<PostedMessage, 'kind' | 'paperIds'>;
  /** What becomes of the private answer once the message is posted. */
  readonly instead: MessageBody;
}

export type Reply = PlainReply | PostReply;

/** A slash command: its definition as Discord registers it, and what it does. Throws `UserError` for the caller. */
export interface Command<Needs extends keyof App = keyof App> {
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  run(invocation: Invocation, app: Pick<App, Needs>): Promise<PlainReply>;
  /** At most 25 choices; must be quick, it cannot be deferred. */
  complete?(
    typing: AutocompleteRequest,
    app: Pick<App, Needs>,
  ): Promise<APIApplicationCommandOptionChoice<string>[]>;
}

/** A command of a message's context menu. Throws `UserError` for the caller. */
export interface MenuCommand<Needs extends keyof App = keyof App> {
  readonly definition: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run(invocation: MenuInvocation, app: Pick<App, Needs>): Promise<PlainReply>;
}

/** What happens when a component is used whose custom_id begins with this verb. Throws `UserError` for the caller. */
export interface ComponentAction<Needs extends keyof App = keyof App> {
  readonly verb: string;
  run(press: ComponentUse, app: Pick<App, Needs>): Promise<Reply>;
}
