import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { LiveInteraction, OptionData } from './interaction.ts';
import type { InteractionOrigin } from './message.ts';

/** Returns what a message stores about the interaction that it responds to. */
export function interactionOrigin(interaction: LiveInteraction): InteractionOrigin {
  const { id, type, user, data, source, owners } = interaction;
  if (data.kind === 'modal' && data.trigger) return { id, type, user, owners, trigger: data.trigger };
  if (data.kind !== 'command') {
    return { id, type, user, owners, ...(source === undefined ? {} : { interactedMessageId: source.id }) };
  }
  return { id, type, user, owners, name: [data.name, ...subcommandPath(data.options)].join(' ') };
}

/** Returns the names of the called subcommand group and subcommand, if any. */
function subcommandPath(options: readonly OptionData[]): string[] {
  const [option] = options;
  if (option === undefined) return [];
  if (option.type === ApplicationCommandOptionType.Subcommand) return [option.name];
  if (option.type !== ApplicationCommandOptionType.SubcommandGroup) return [];
  return [option.name, ...subcommandPath(option.options ?? [])];
}
