import {
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { Choice } from '../validation/command-definition.ts';
import type { Channel } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { ComponentData, OptionData, Resolved } from '../state/interaction.ts';
import { NOTHING_RESOLVED } from '../state/interaction.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';
import type { Outcome } from './outcome.ts';
import { createOutcomeTracker } from './outcome.ts';
import { findChannelByReference, findUserByReference } from './location.ts';

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

  const resolveMessage = (given: string | Message): Message => {
    if (typeof given !== 'string') return given;
    const message = world.messages.find(given);
    if (message === undefined) throw new UserActionError(`There is no message ${given}`);
    return message;
  };

  /** Returns the `resolved` object of a context menu target (docs, "Resolved Data Structure"). */
  const resolveTarget = (type: ApplicationCommandType, id: string, channel: Channel): Resolved => {
    if (type === ApplicationCommandType.Message)
      return { ...NOTHING_RESOLVED, messages: [resolveMessage(id)] };
    if (type !== ApplicationCommandType.User) return NOTHING_RESOLVED;
    const user = findUserByReference(world, id);
    const member = isGuildChannel(channel) ? world.directory.member(channel.guild_id, user.id) : undefined;
    return { ...NOTHING_RESOLVED, users: [user], members: member === undefined ? [] : [member] };
  };

  const openCommand = (type: InteractionType, forged: ForgedCommand) => {
    const channel = findChannelByReference(world, forged.channel);
    const { name, options = [], targetId } = forged;
    const commandType = forged.type ?? ApplicationCommandType.ChatInput;
    const local = 'guild_id' in channel ? world.commands.list(channel.guild_id) : [];
    const known = [...local, ...world.commands.list(null)].find(
      each => each.name === name && each.type === commandType,
    );
    return world.interactions.open({
      type,
      user: findUserByReference(world, forged.user),
      channel,
      data: {
        kind: 'command',
        id: known?.id ?? world.nextId(),
        name,
        type: commandType,
        options,
        ...(targetId === undefined ? {} : { targetId }),
        resolved: targetId === undefined ? NOTHING_RESOLVED : resolveTarget(commandType, targetId, channel),
      },
    });
  };

  return {
    async component({ user, message, customId, values, type }) {
      const source = resolveMessage(message);
      const defaultType = values === undefined ? ComponentType.Button : ComponentType.StringSelect;
      return tracker.outcome(
        world.interactions.open({
          type: InteractionType.MessageComponent,
          user: findUserByReference(world, user),
          channel: world.directory.channel(source.channel_id),
          source,
          data: {
            kind: 'component',
            customId,
            componentType: type ?? defaultType,
            componentId: 1,
            ...(values === undefined ? {} : { values }),
            resolved: NOTHING_RESOLVED,
          },
        }),
      );
    },
    async modal({ user, channel, customId, fields, message }) {
      return tracker.outcome(
        world.interactions.open({
          type: InteractionType.ModalSubmit,
          user: findUserByReference(world, user),
          channel: findChannelByReference(world, channel),
          ...(message === undefined ? {} : { source: resolveMessage(message) }),
          data: {
            kind: 'modal',
            modal: {
              custom_id: customId,
              title: 'Forged',
              components: Object.keys(fields).map(id => ({
                type: ComponentType.Label,
                label: id,
                component: { type: ComponentType.TextInput, custom_id: id, style: TextInputStyle.Short },
              })),
            },
            values: fields,
          },
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
