import {
  PermissionFlagsBits,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
} from 'discord.js';
import type { Caller, Invocation, Options, Press, Typing } from '../command.ts';
import type { CustomId } from '../core/custom-id.ts';

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
    interactionId: interaction.id,
  };
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
