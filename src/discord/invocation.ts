import {
  InteractionContextType,
  PermissionFlagsBits,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { Caller, Invocation, MenuInvocation, Options, Press, Typing } from '../command.ts';
import type { CustomId } from '../core/custom-id.ts';
import { wordsOfMessage } from './message-words.ts';

/** A slash command as commands see it. */
export function toInvocation(interaction: ChatInputCommandInteraction): Invocation {
  return { ...toCaller(interaction), options: toOptions(interaction) };
}

/** A half-typed option as commands see it. */
export function toTyping(interaction: AutocompleteInteraction): Typing {
  const focused = interaction.options.getFocused(true);
  return {
    ...toCaller(interaction),
    options: toOptions(interaction),
    focused: { name: focused.name, text: focused.value },
  };
}

/** A command of a message's context menu as commands see it. */
export function toMenuInvocation(interaction: MessageContextMenuCommandInteraction): MenuInvocation {
  const { targetMessage } = interaction;
  return {
    ...toCaller(interaction),
    message: { id: targetMessage.id, text: wordsOfMessage(targetMessage) },
  };
}

/** A used component as actions see it. */
export function toPress(interaction: MessageComponentInteraction, id: CustomId): Press {
  return {
    ...toCaller(interaction),
    args: id.args,
    values: interaction.isStringSelectMenu() ? interaction.values : [],
    messageId: interaction.message.id,
  };
}

function toCaller(interaction: BaseInteraction): Caller {
  return {
    userId: interaction.user.id,
    guildId: interaction.guildId,
    channelId: interaction.channelId ?? '',
    managesGuild: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    mayPost: mayPost(interaction),
    isMemberHere: isMemberHere(interaction),
    interactionId: interaction.id,
  };
}

/** A thread has a permission of its own (docs, "Permissions"); whoever can call a command in private may write there. */
function mayPost(interaction: BaseInteraction): boolean {
  const flag = interaction.channel?.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return interaction.memberPermissions?.has(flag) ?? true;
}

function isMemberHere({ guildId, client, context }: BaseInteraction): boolean {
  return guildId === null ? context === InteractionContextType.BotDM : client.guilds.cache.has(guildId);
}

function toOptions({ options }: ChatInputCommandInteraction | AutocompleteInteraction): Options {
  return {
    subcommand: options.getSubcommand(false) ?? undefined,
    string: name => options.getString(name) ?? undefined,
    integer: name => options.getInteger(name) ?? undefined,
    channel(name) {
      const value = options.get(name)?.value;
      return value === undefined ? undefined : String(value);
    },
  };
}
