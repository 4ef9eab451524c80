import {
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import type {
  Caller,
  Invocation,
  MenuInvocation,
  Options,
  ComponentUse,
  AutocompleteRequest,
} from '../command.ts';
import type { CustomId } from '../core/message/custom-id.ts';
import { messageText } from './message-text.ts';

/** A slash command as commands see it. */
export function toInvocation(interaction: ChatInputCommandInteraction): Invocation {
  return { ...toCaller(interaction), options: toOptions(interaction) };
}

/** A half-typed option as commands see it. */
export function toAutocompleteRequest(interaction: AutocompleteInteraction): AutocompleteRequest {
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
    message: { id: targetMessage.id, text: messageText(targetMessage) },
  };
}

/** A used component as actions see it. */
export function toComponentUse(interaction: MessageComponentInteraction, id: CustomId): ComponentUse {
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
    canPost: mayPost(interaction),
    canSee: id => sees(interaction, id),
    isMemberHere: isMemberHere(interaction),
    interactionId: interaction.id,
  };
}

/** A thread has a permission of its own (docs, "Permissions"); whoever can call a command in private may write there. */
function mayPost({ channel, memberPermissions }: BaseInteraction): boolean {
  if (memberPermissions === null) return true;
  const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  // Where Paperboy is no member it is not told what kind of channel this is.
  if (channel === null) return memberPermissions.has(SendMessages | SendMessagesInThreads);
  return memberPermissions.has(channel.isThread() ? SendMessagesInThreads : SendMessages);
}

function sees(interaction: BaseInteraction, channelId: string): boolean {
  if (channelId === interaction.channelId) return true;
  const channel = interaction.client.channels.cache.get(channelId);
  // A private thread is for those who were invited, whatever they may do in its channel.
  if (!interaction.inCachedGuild() || !channel || channel.isDMBased()) return false;
  if (channel.type === ChannelType.PrivateThread) return false;
  return channel.permissionsFor(interaction.member).has(PermissionFlagsBits.ViewChannel);
}

function isMemberHere({ guildId, client, context }: BaseInteraction): boolean {
  return guildId === null ? context === InteractionContextType.BotDM : client.guilds.cache.has(guildId);
}

/** Read by hand: discord.js throws at an option of another type than asked for, as an old registration may send it. */
function toOptions({ options }: ChatInputCommandInteraction | AutocompleteInteraction): Options {
  const value = (name: string) => options.get(name)?.value;
  return {
    subcommand: options.getSubcommand(false) ?? undefined,
    string(name) {
      const text = value(name);
      return typeof text === 'string' ? text : undefined;
    },
    integer(name) {
      const number = value(name);
      return Number.isInteger(number) ? Number(number) : undefined;
    },
    channel(name) {
      const id = value(name);
      return id === undefined ? undefined : String(id);
    },
  };
}
