import {
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { Choice } from '../validation/command-definition.ts';
import type { Channel } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { CommandData, ComponentData, LiveInteraction } from '../state/interaction.ts';
import type { ModalData, OptionData, Resolved } from '../state/interaction.ts';
import { NOTHING_RESOLVED } from '../state/interaction.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';
import type { Outcome } from './outcome.ts';
import { createOutcomeTracker } from './outcome.ts';
import { findChannelByReference, findUserByReference, resolvedUser } from './location.ts';

/** The use of a component that does not have to exist. */
export interface ForgedComponent {
  readonly user: string;
  /** The id of any message, even if the user cannot see it; or a message object, which can be outdated or deleted. */
  readonly message: string | Message;
  readonly customId: string;
  /** By default a string select if there are `values`, else a button. */
  readonly type?: ComponentData['componentType'];
  readonly values?: readonly string[];
}

/** The submission of a modal that was not shown. */
export interface ForgedModal {
  readonly user: string;
  readonly channel: string;
  readonly customId: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The message whose component showed the modal. */
  readonly message?: string | Message;
}

/** The call of a command that does not have to be registered. */
export interface ForgedCommand {
  readonly user: string;
  readonly channel: string;
  readonly name: string;
  readonly type?: ApplicationCommandType;
  /** Sent as they are, without any check. */
  readonly options?: readonly OptionData[];
  /** The message or user of a context menu command; sent with its `resolved` object. */
  readonly targetId?: string;
}

/**
 * Sends interactions that Discord's client would not send, for tests of how a bot handles them. Bots receive them from
 * modified clients, from old messages, and while a new registration of commands propagates. Only the existence of users,
 * channels and messages is checked.
 */
export interface Forge {
  component(forged: ForgedComponent): Promise<Outcome>;
  modal(forged: ForgedModal): Promise<Outcome>;
  command(forged: ForgedCommand): Promise<Outcome>;
  autocomplete(forged: ForgedCommand): Promise<readonly Choice[]>;
  /** Stops tracking outcomes. */
  close(): void;
}

/** Creates a forge. */
export function createForge(world: World): Forge {
  const tracker = createOutcomeTracker(world);

  const openCommand = (type: InteractionType, forged: ForgedCommand): LiveInteraction => {
    const channel = findChannelByReference(world, forged.channel);
    const user = findUserByReference(world, forged.user);
    return world.interactions.open({ type, user, channel, data: commandData(world, channel, forged) });
  };

  return {
    async component(forged) {
      const source = resolveMessage(world, forged.message);
      return tracker.outcome(
        world.interactions.open({
          type: InteractionType.MessageComponent,
          user: findUserByReference(world, forged.user),
          channel: world.directory.channel(source.channel_id),
          source,
          data: componentData(forged),
        }),
      );
    },
    async modal(forged) {
      return tracker.outcome(
        world.interactions.open({
          type: InteractionType.ModalSubmit,
          user: findUserByReference(world, forged.user),
          channel: findChannelByReference(world, forged.channel),
          ...(forged.message === undefined ? {} : { source: resolveMessage(world, forged.message) }),
          data: modalData(forged),
        }),
      );
    },
    command: async forged => tracker.outcome(openCommand(InteractionType.ApplicationCommand, forged)),
    autocomplete: async forged =>
      tracker.choices(openCommand(InteractionType.ApplicationCommandAutocomplete, forged)),
    close() {
      tracker.close();
    },
  };
}

/** Returns the data of a command; its id is that of the registered command of this name, if there is one. */
function commandData(world: World, channel: Channel, forged: ForgedCommand): CommandData {
  const { name, type = ApplicationCommandType.ChatInput, options = [], targetId } = forged;
  const local = isGuildChannel(channel) ? world.commands.list(channel.guild_id) : [];
  const registered = [...local, ...world.commands.list(null)].find(
    each => each.name === name && each.type === type,
  );
  return {
    kind: 'command',
    id: registered?.id ?? world.nextId(),
    name,
    type,
    options,
    ...(targetId === undefined ? {} : { targetId }),
    resolved: targetId === undefined ? NOTHING_RESOLVED : resolveTarget(world, type, targetId, channel),
  };
}

function componentData({ customId, values, type }: ForgedComponent): ComponentData {
  const defaultType = values === undefined ? ComponentType.Button : ComponentType.StringSelect;
  return {
    kind: 'component',
    customId,
    componentType: type ?? defaultType,
    componentId: 1,
    ...(values === undefined ? {} : { values }),
    resolved: NOTHING_RESOLVED,
  };
}

/** Returns the data of a modal that has a text input for each field. */
function modalData({ customId, fields }: ForgedModal): ModalData {
  const components = Object.keys(fields).map(id => ({
    type: ComponentType.Label as const,
    label: id,
    component: {
      type: ComponentType.TextInput as const,
      custom_id: id,
      style: TextInputStyle.Short as const,
    },
  }));
  return {
    kind: 'modal',
    modal: { custom_id: customId, title: 'Forged', components },
    values: fields,
    resolved: NOTHING_RESOLVED,
  };
}

function resolveMessage(world: World, given: string | Message): Message {
  if (typeof given !== 'string') return given;
  const message = world.messages.find(given);
  if (message === undefined) throw new UserActionError(`There is no message ${given}`);
  return message;
}

/** Returns the `resolved` object of a context menu target (docs, "Resolved Data Structure"). */
function resolveTarget(world: World, type: ApplicationCommandType, id: string, channel: Channel): Resolved {
  if (type === ApplicationCommandType.Message)
    return { ...NOTHING_RESOLVED, messages: [resolveMessage(world, id)] };
  if (type !== ApplicationCommandType.User) return NOTHING_RESOLVED;
  return { ...NOTHING_RESOLVED, ...resolvedUser(world, channel, findUserByReference(world, id)) };
}
