import type { AutocompleteInteraction } from 'discord.js';
import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { answerChoices } from './answer.ts';
import type { InteractionContext } from './context.ts';
import { toAutocompleteRequest } from './invocation.ts';
import { repeatResponses } from './repeat-response.ts';

/** Completes a half-typed option; without choices if its command fails. */
export async function handleAutocomplete(
  interaction: AutocompleteInteraction,
  waitedMs: number,
  context: Pick<InteractionContext, 'commands' | 'app' | 'log'>,
): Promise<void> {
  const choices = await complete(interaction, context).catch((error: unknown) => {
    context.log.error('autocomplete_failed', { what: `/${interaction.commandName}`, error });
    return [];
  });
  await answerChoices(repeatResponses(interaction.client.rest, waitedMs), interaction, choices);
}

async function complete(
  interaction: AutocompleteInteraction,
  { commands, app }: Pick<InteractionContext, 'commands' | 'app'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const command = commands.get(interaction.commandName);
  return (await command?.complete?.(toAutocompleteRequest(interaction), app)) ?? [];
}
