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
import { findChannel, findPerson } from './location.ts';

/** A component used, whatever the message shows. */
export interface ForgedComponent {
  readonly user: string;
  /** Any message, be it for somebody else alone; or one as it once was, deleted or edited since. */
  readonly message: string | Message;
  readonly customId: string;
  /** A button without values, a string select with them, when nothing is said. */
  readonly type?: ComponentData['componentType'];
  readonly values?: readonly string[];
}

/** A modal sent off that nobody showed. */
export interface ForgedModal {
  readonly user: string;
  readonly channel: string;
  readonly customId: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The message whose component is to have shown it. */
  readonly message?: string | Message;
}

/** A command called, whatever is registered. */
export interface ForgedCommand {
  readonly user: string;
  readonly channel: string;
  readonly name: string;
  readonly type?: ApplicationCommandType;
  /** As they are to arrive; nothing checks them. */
  readonly options?: readonly OptionData[];
  /** The message or person whose context menu it is; comes resolved, as Discord's always do. */
  readonly targetId?: string;
}

/**
 * Interactions that no client of Discord's own would send: for tests of how a bot takes them. Discord hands such things
 * on from modified clients, from messages of long ago, and while a new registration of commands spreads. Nothing is
 * checked but that the people, channels and messages exist.
 */
export interface Forge {
  component(forged: ForgedComponent): Promise<Outcome>;
  modal(forged: ForgedModal): Promise<Outcome>;
  command(forged: ForgedCommand): Promise<Outcome>;
  autocomplete(forged: ForgedCommand): Promise<readonly Choice[]>;
  /** Follows no more outcomes. */
  close(): void;
}

/** Makes a forge in a world. */
export function createForge(world: World): Forge {
  const tracker = createOutcomeTracker(world);

  const messageOf = (given: string | Message): Message => {
    if (typeof given !== 'string') return given;
    const message = world.messages.find(given);
    if (message === undefined) throw new UserActionError(`There is no message ${given}`);
    return message;
  };

  /** What Discord sends along of a context menu's target (docs, "Resolved Data Structure"). */
  const targetOf = (type: ApplicationCommandType, id: string, channel: Channel): Resolved => {
    if (type === ApplicationCommandType.Message) return { ...NOTHING_RESOLVED, messages: [messageOf(id)] };
    if (type !== ApplicationCommandType.User) return NOTHING_RESOLVED;
    const user = findPerson(world, id);
    const member = isGuildChannel(channel) ? world.directory.member(channel.guild_id, user.id) : undefined;
    return { ...NOTHING_RESOLVED, users: [user], members: member === undefined ? [] : [member] };
  };

  const openCommand = (type: InteractionType, forged: ForgedCommand) => {
    const channel = findChannel(world, forged.channel);
    const { name, options = [], targetId } = forged;
    const commandType = forged.type ?? ApplicationCommandType.ChatInput;
    const local = 'guild_id' in channel ? world.commands.list(channel.guild_id) : [];
    const known = [...local, ...world.commands.list(null)].find(
      each => each.name === name && each.type === commandType,
    );
    return world.interactions.open({
      type,
      user: findPerson(world, forged.user),
      channel,
      data: {
        kind: 'command',
        id: known?.id ?? world.nextId(),
        name,
        type: commandType,
        options,
        ...(targetId === undefined ? {} : { targetId }),
        resolved: targetId === undefined ? NOTHING_RESOLVED : targetOf(commandType, targetId, channel),
      },
    });
  };

  return {
    async component({ user, message, customId, values, type }) {
      const source = messageOf(message);
      const usual = values === undefined ? ComponentType.Button : ComponentType.StringSelect;
      return tracker.outcome(
        world.interactions.open({
          type: InteractionType.MessageComponent,
          user: findPerson(world, user),
          channel: world.directory.channel(source.channel_id),
          source,
          data: {
            kind: 'component',
            customId,
            componentType: type ?? usual,
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
          user: findPerson(world, user),
          channel: findChannel(world, channel),
          ...(message === undefined ? {} : { source: messageOf(message) }),
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
