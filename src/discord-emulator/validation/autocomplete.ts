import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { z } from 'zod';
import { choice } from './command-definition.ts';
import type { Choice } from './command-definition.ts';
import { translationProblems } from './command-names.ts';
import { list, parseForm, refuseProblems } from './form.ts';
import type { Path } from './form.ts';
import { choiceValueProblems } from './option-choices.ts';

/** An autocomplete answer: at most 25 choices (docs, "Interaction Response Object", autocomplete). */
const answer = z.object({ choices: list(choice, 0, 25) });

/**
 * Reads an autocomplete answer.
 * @param optionType the type of the option being typed, which the values have to fit
 * @throws ApiError 50035
 */
export function readChoices(
  data: unknown,
  at: Path,
  optionType: ApplicationCommandOptionType = ApplicationCommandOptionType.String,
): Choice[] {
  const { choices } = parseForm(answer, data, at);
  refuseProblems(
    choices.flatMap((each, index) => [
      ...choiceValueProblems(each, optionType, [...at, 'choices', index]),
      ...translationProblems(each.name_localizations, [...at, 'choices', index, 'name_localizations'], 100),
    ]),
  );
  return choices;
}
