import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Choice, CommandOption } from './command-definition.ts';
import { translationProblems } from './command-names.ts';
import { NOT_A_STRING } from './field-errors.ts';
import type { FieldPath, FieldProblem } from './form.ts';
import { repeatedIndexes } from './repeated-indexes.ts';

/** Types that can have choices or autocomplete (docs, "Application Command Option Structure"). */
const TYPES_WITH_CHOICES: ReadonlySet<ApplicationCommandOptionType> = new Set([
  ApplicationCommandOptionType.String,
  ApplicationCommandOptionType.Integer,
  ApplicationCommandOptionType.Number,
]);

/** Returns the problems of an option's choices and autocomplete. */
export function choiceProblems(option: CommandOption, at: FieldPath): FieldProblem[] {
  const choices = option.choices ?? [];
  const canHaveChoices = TYPES_WITH_CHOICES.has(option.type);
  const problems = choices.flatMap((choice, index) => [
    ...choiceValueProblems(choice, option.type, [...at, 'choices', index]),
    ...translationProblems(choice.name_localizations, [...at, 'choices', index, 'name_localizations'], 100),
  ]);
  if (option.autocomplete === true && (choices.length > 0 || !canHaveChoices)) {
    problems.push({
      path: [...at, 'autocomplete'],
      code: 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
      message: 'Autocomplete cannot be used with choices, nor with this option type',
    });
  }
  if (choices.length > 0 && !canHaveChoices) {
    problems.push({
      path: [...at, 'choices'],
      code: 'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID',
      message: 'Choices cannot be used with this option type',
    });
  }
  return [...problems, ...duplicateNames(choices, [...at, 'choices'])];
}

/** Returns a problem if a choice's value has not the option's type (docs, "Application Command Option Choice Structure"). */
export function choiceValueProblems(
  { value }: Choice,
  optionType: ApplicationCommandOptionType,
  at: FieldPath,
): FieldProblem[] {
  const path = [...at, 'value'];
  if (optionType === ApplicationCommandOptionType.String) {
    return typeof value === 'string' ? [] : [{ path, ...NOT_A_STRING }];
  }
  if (typeof value === 'number' && isNumberOf(value, optionType)) return [];
  return [
    { path, code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not a number of the option's type.` },
  ];
}

/** Returns true if a number fits a numeric option: a double within 2^53, or for integers a safe integer. */
export function isNumberOf(value: number, optionType: ApplicationCommandOptionType): boolean {
  return optionType === ApplicationCommandOptionType.Integer
    ? Number.isSafeInteger(value)
    : Math.abs(value) <= 2 ** 53;
}

function duplicateNames(choices: readonly Choice[], at: FieldPath): FieldProblem[] {
  return repeatedIndexes(choices.map(each => each.name)).map(index => ({
    path: [...at, index],
    code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
    message: 'Option choice name already exists',
  }));
}
