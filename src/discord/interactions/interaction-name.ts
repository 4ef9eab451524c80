import type { BaseInteraction } from 'discord.js';
import { parseCustomId } from '../../core/message/custom-id.ts';

/** Returns a name of what was called, used or typed for the log, without its arguments. */
export function interactionName(interaction: BaseInteraction): string {
  if (interaction.isMessageComponent())
    return `button ${parseCustomId(interaction.customId)?.verb ?? 'unknown'}`;
  if (interaction.isModalSubmit()) return `form ${parseCustomId(interaction.customId)?.verb ?? 'unknown'}`;
  if (interaction.isContextMenuCommand()) return interaction.commandName;
  if (interaction.isAutocomplete()) return `completion of /${interaction.commandName}`;
  return interaction.isCommand() ? `/${interaction.commandName}` : 'something unknown';
}
