import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Choice, CommandOption } from './command-definition.ts';
import { translationProblems } from './command-names.ts';
import type { Path, Problem } from './form.ts';

/** Types with choices or autocomplete (docs, "Application Command Option Structure"). */
const CHOOSABLE: ReadonlySet<ApplicationCommandOptionType> = new Set([
  ApplicationCommandOptionType.String,
  ApplicationCommandOptionType.Integer,
  ApplicationCommandOptionType.Number,
]);

/** What is wrong with the choices of an option, or with its wish for autocomplete. */
export function choiceProblems(option: CommandOption, at: Path): Problem[] {
  const choices = option.choices ?? [];
  const isChoosable = CHOOSABLE.has(option.type);
  const problems = choices.flatMap((choice, index) => [
    ...choiceValueProblems(choice, option.type, [...at, 'choices', index]),
    ...translationProblems(choice.name_localizations, [...at, 'choices', index, 'name_localizations'], 100),
  ]);
  if (option.autocomplete === true && (choices.length > 0 || !isChoosable)) {
    problems.push({
      path: [...at, 'autocomplete'],
      code: 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
      message: 'Autocomplete cannot be used with choices, nor with this option type',
    });
  }
  if (choices.length > 0 && !isChoosable) {
    problems.push({
      path: [...at, 'choices'],
      code: 'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID',
      message: 'Choices cannot be used with this option type',
    });
  }
  return [...problems, ...duplicateNames(choices, [...at, 'choices'])];
}

/** docs, "Application Command Option Choice Structure": the value is of the option's type, a whole number within 2^53. */
export function choiceValueProblems(
  { value }: Choice,
  optionType: ApplicationCommandOptionType,
  at: Path,
): Problem[] {
  const path = [...at, 'value'];
  if (optionType === ApplicationCommandOptionType.String) {
    return typeof value === 'string'
      ? []
      : [{ path, code: 'STRING_TYPE_CONVERT', message: 'Could not interpret value as string.' }];
  }
  if (typeof value === 'number' && isNumberOf(value, optionType)) return [];
  return [
    { path, code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not a number of the option's type.` },
  ];
}

/** Whether a number can be the value of an option: a double, or a whole number that a double holds exactly. */
export function isNumberOf(value: number, optionType: ApplicationCommandOptionType): boolean {
  return optionType === ApplicationCommandOptionType.Integer
    ? Number.isSafeInteger(value)
    : Math.abs(value) <= 2 ** 53;
}

function duplicateNames(choices: readonly Choice[], at: Path): Problem[] {
  const seen = new Set<string>();
  return choices.flatMap(({ name }, index) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      {
        path: [...at, index],
        code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        message: 'Option choice name already exists',
      },
    ];
  });
}
