import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import * as z from 'zod';
import { choice } from './command-definition.ts';
import type { Choice } from './command-definition.ts';
import { translationProblems } from './command-names.ts';
import { list, parseForm, throwIfProblems } from './form.ts';
import type { FieldPath } from './form.ts';
import { choiceValueProblems } from './option-choices.ts';

/** Schema of an autocomplete response: at most 25 choices (docs, "Interaction Response Object", autocomplete). */
const autocompleteResponse = z.object({ choices: list(choice, 0, 25) });

/**
 * Reads an autocomplete response.
 * @param optionType type of the option being typed; the values must have it too
 * @throws ApiError 50035
 */
export function readChoices(
  data: unknown,
  at: FieldPath,
  optionType: ApplicationCommandOptionType = ApplicationCommandOptionType.String,
): Choice[] {
  const { choices } = parseForm(autocompleteResponse, data, at);
  throwIfProblems(
    choices.flatMap((each, index) => [
      ...choiceValueProblems(each, optionType, [...at, 'choices', index]),
      ...translationProblems(each.name_localizations, [...at, 'choices', index, 'name_localizations'], 100),
    ]),
  );
  return choices;
}
