import {
  ChannelType,
  PermissionFlagsBits,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  type PermissionsBitField,
} from 'discord.js';
import type {
  Caller,
  Command,
  Invocation,
  MenuInvocation,
  Options,
  ComponentUse,
  AutocompleteRequest,
} from '../../command.ts';
import type { CustomId } from '../../core/message/custom-id.ts';
import { toAttachment } from './attachment.ts';
import { isInBotDm } from './bot-dm.ts';
import { toMessageBody } from './message-body.ts';
import { messageText } from './message-text.ts';
import { readOptions, type OptionValue } from './read-options.ts';

/** Converts a call of a slash command. Throws `UserError` for an option that does not keep to the command's definition. */
export function toInvocation(
  interaction: ChatInputCommandInteraction,
  { options = [] }: Command['definition'],
): Invocation {
  const values = readOptions(options, interaction.options.data);
  return { ...toCaller(interaction), options: toOptions(interaction, name => values.get(name)) };
}

/** Converts a request to complete an option. */
export function toAutocompleteRequest(interaction: AutocompleteInteraction): AutocompleteRequest {
  const focused = interaction.options.getFocused(true);
  return {
    ...toCaller(interaction),
    options: toOptions(interaction, name => interaction.options.get(name)?.value),
    focused: { name: focused.name, text: focused.value },
  };
}

/** Converts a call of a command of a message's context menu. */
export function toMenuInvocation(interaction: MessageContextMenuCommandInteraction): MenuInvocation {
  const { targetMessage } = interaction;
  return {
    ...toCaller(interaction),
    message: { id: targetMessage.id, text: messageText(targetMessage) },
  };
}

/** Converts a use of a button or select menu. `isPrivate`: whether only the caller sees the message that has it. */
export function toComponentUse(
  interaction: MessageComponentInteraction,
  id: CustomId,
  isPrivate: boolean,
): ComponentUse {
  return {
    ...toCaller(interaction),
    args: id.args,
    values: interaction.isAnySelectMenu() ? interaction.values : [],
    messageId: interaction.message.id,
    isPrivate,
    // Few actions read it.
    get body() {
      return toMessageBody(interaction.message);
    },
  };
}

/** Returns the user of an interaction, and where it took place. */
export function toCaller(interaction: BaseInteraction): Caller {
  return {
    userId: interaction.user.id,
    guildId: interaction.guildId,
    channelId: interaction.channelId ?? '',
    managesGuild: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    managesMessages: interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
    roleIds: roleIds(interaction),
    canPost: canPost(interaction),
    canSee: id => canSee(interaction, id),
    canPostIn: id => canPostIn(interaction, id),
    canWriteInThreads: id => canWriteInThreads(interaction, id),
    isMemberHere: isMemberHere(interaction),
    interactionId: interaction.id,
    attachmentSizeLimit: interaction.attachmentSizeLimit,
  };
}

/** Returns the caller's roles as the interaction names them. */
function roleIds({ member }: BaseInteraction): readonly string[] {
  if (member === null) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}

/** Threads have a permission of their own (docs, "Permissions"). In direct messages the caller can always write. */
function canPost({ channel, memberPermissions }: BaseInteraction): boolean {
  if (memberPermissions === null) return true;
  const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  // Where the bot is not a member, the kind of channel is unknown.
  if (channel === null) return memberPermissions.has(SendMessages | SendMessagesInThreads);
  return memberPermissions.has(channel.isThread() ? SendMessagesInThreads : SendMessages);
}

function canSee(interaction: BaseInteraction, channelId: string): boolean {
  if (channelId === interaction.channelId) return true;
  return permissionsIn(interaction, channelId)?.has(PermissionFlagsBits.ViewChannel) ?? false;
}

function canPostIn(interaction: BaseInteraction, channelId: string): boolean {
  const { ViewChannel, SendMessages } = PermissionFlagsBits;
  return permissionsIn(interaction, channelId)?.has(ViewChannel | SendMessages) ?? false;
}

function canWriteInThreads(interaction: BaseInteraction, channelId: string): boolean {
  const { ViewChannel, SendMessagesInThreads } = PermissionFlagsBits;
  return permissionsIn(interaction, channelId)?.has(ViewChannel | SendMessagesInThreads) ?? false;
}

/** Returns the caller's permissions in a channel of the server; `undefined` for any other channel. */
function permissionsIn(
  interaction: BaseInteraction,
  channelId: string,
): Readonly<PermissionsBitField> | undefined {
  const channel = interaction.client.channels.cache.get(channelId);
  if (!interaction.inCachedGuild() || !channel || channel.isDMBased()) return undefined;
  // Only invited members see a private thread, whatever their permissions in its channel.
  if (channel.guildId !== interaction.guildId || channel.type === ChannelType.PrivateThread) return undefined;
  return channel.permissionsFor(interaction.member);
}

function isMemberHere(interaction: BaseInteraction): boolean {
  const { guildId, client } = interaction;
  return guildId === null ? isInBotDm(interaction) : client.guilds.cache.has(guildId);
}

/** Reads raw values: the typed getters of discord.js throw for another type, which an old registration may send. */
function toOptions(
  { options }: ChatInputCommandInteraction | AutocompleteInteraction,
  value: (name: string) => OptionValue | undefined,
): Options {
  const id = (name: string): string | undefined => {
    const given = value(name);
    return given === undefined ? undefined : String(given);
  };
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
    boolean(name) {
      const isSet = value(name);
      return typeof isSet === 'boolean' ? isSet : undefined;
    },
    channel: id,
    role: id,
    attachment(name) {
      const attachments = 'resolved' in options ? options.resolved?.attachments : undefined;
      return toAttachment(attachments?.get(id(name) ?? ''));
    },
  };
}
