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
import type { Attachment, InstallationOwners, Message } from './message.ts';

/** An option as an app gets it: a subcommand has options, the others a value. */
export interface OptionData {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value?: string | number | boolean;
  readonly options?: readonly OptionData[];
  /** Set on the option being typed, in an autocomplete interaction. */
  readonly focused?: boolean;
}

/** The objects behind the ids among the options or selected values. */
export interface Resolved {
  readonly users: readonly User[];
  readonly members: readonly Member[];
  readonly roles: readonly Role[];
  readonly channels: readonly Channel[];
  readonly messages: readonly Message[];
  readonly attachments: readonly Attachment[];
}

/** A command called, or its options being typed. */
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

/** A button pressed or something selected. */
export interface ComponentData {
  readonly kind: 'component';
  readonly customId: string;
  readonly componentType: ComponentType;
  /** The component's number in its message. */
  readonly componentId: number;
  readonly values?: readonly string[];
  readonly resolved: Resolved;
}

/** A modal sent off. */
export interface ModalData {
  readonly kind: 'modal';
  readonly modal: Modal;
  /** What was typed or selected, by custom_id. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/** What a person did. */
export interface InteractionRequest {
  readonly type: InteractionType;
  readonly user: User;
  readonly channel: Channel;
  readonly data: CommandData | ComponentData | ModalData;
  /** The message whose component was used. */
  readonly source?: Message;
}

/** An interaction on its way to the app. */
export interface LiveInteraction extends InteractionRequest {
  readonly id: string;
  readonly token: string;
  readonly context: InteractionContextType;
  readonly owners: InstallationOwners;
}

/** The app's first answer. A deferred answer carries the message that says "is thinking…". */
export type InteractionAnswer =
  | { readonly type: InteractionResponseType.ChannelMessageWithSource; readonly message: Message }
  | { readonly type: InteractionResponseType.DeferredChannelMessageWithSource; readonly message: Message }
  | { readonly type: InteractionResponseType.DeferredMessageUpdate }
  | { readonly type: InteractionResponseType.UpdateMessage; readonly message: Message }
  | {
      readonly type: InteractionResponseType.ApplicationCommandAutocompleteResult;
      readonly choices: readonly Choice[];
    }
  | { readonly type: InteractionResponseType.Modal; readonly modal: Modal };

/** Nothing resolved. */
export const NOTHING_RESOLVED: Resolved = {
  users: [],
  members: [],
  roles: [],
  channels: [],
  messages: [],
  attachments: [],
};
