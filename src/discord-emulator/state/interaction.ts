import type {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionContextType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Choice } from '../validation/command-definition.ts';
import type { Modal } from '../validation/modal.ts';
import type { Channel, Member, Role, User } from './guild.ts';
import type { Attachment, InstallationOwners, InteractionOrigin, Message } from './message.ts';

/** An option as the app receives it: a subcommand has options, all others have a value. */
export interface OptionData {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value?: string | number | boolean;
  readonly options?: readonly OptionData[];
  /** True for the option being typed, in an autocomplete interaction. */
  readonly focused?: boolean;
}

/** The objects that option values and selected values refer to by id. */
export interface Resolved {
  readonly users: readonly User[];
  readonly members: readonly Member[];
  readonly roles: readonly Role[];
  readonly channels: readonly Channel[];
  readonly messages: readonly Message[];
  readonly attachments: readonly Attachment[];
}

/** Data of a command call, or of a command whose options are being typed. */
export interface CommandData {
  readonly kind: 'command';
  readonly id: string;
  readonly name: string;
  readonly type: ApplicationCommandType;
  readonly guildId?: string;
  readonly options: readonly OptionData[];
  readonly targetId?: string;
  readonly resolved: Resolved;
}

/** Data of a button press or a selection. */
export interface ComponentData {
  readonly kind: 'component';
  readonly customId: string;
  readonly componentType: ComponentType;
  /** The component's `id` in its message. */
  readonly componentId: number;
  readonly values?: readonly string[];
  readonly resolved: Resolved;
}

/** Data of a submitted modal. */
export interface ModalData {
  readonly kind: 'modal';
  readonly modal: Modal;
  /** The interaction that the modal was the response to; absent for a forged submission. */
  readonly trigger?: InteractionOrigin;
  /** Typed and selected values by custom_id; of a file upload, the ids of its files. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly resolved: Resolved;
}

/** A user action that leads to an interaction. */
export interface InteractionRequest {
  readonly type: InteractionType;
  readonly user: User;
  readonly channel: Channel;
  readonly data: CommandData | ComponentData | ModalData;
  /** The message whose component was used. */
  readonly source?: Message;
}

/** An interaction with its id and token. */
export interface LiveInteraction extends InteractionRequest {
  readonly id: string;
  readonly token: string;
  readonly context: InteractionContextType;
  readonly owners: InstallationOwners;
}

/** The app's first response. A deferred response carries the message that shows "is thinking…". */
export type InteractionResponse =
  | { readonly type: InteractionResponseType.ChannelMessageWithSource; readonly message: Message }
  | { readonly type: InteractionResponseType.DeferredChannelMessageWithSource; readonly message: Message }
  | { readonly type: InteractionResponseType.DeferredMessageUpdate }
  | { readonly type: InteractionResponseType.UpdateMessage; readonly message: Message }
  | {
      readonly type: InteractionResponseType.ApplicationCommandAutocompleteResult;
      readonly choices: readonly Choice[];
    }
  | { readonly type: InteractionResponseType.Modal; readonly modal: Modal };

/** No resolved objects. */
export const NOTHING_RESOLVED: Resolved = {
  users: [],
  members: [],
  roles: [],
  channels: [],
  messages: [],
  attachments: [],
};
