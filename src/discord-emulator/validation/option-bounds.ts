import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { CommandOption } from './command-definition.ts';
import { maxValueError } from './field-errors.ts';
import type { FieldPath, FieldProblem } from './form.ts';
import { isNumberOf } from './option-choices.ts';

/** The option types that each bound applies to (docs, "Application Command Option Structure"). */
const APPLIES_TO = {
  min_value: isNumeric,
  max_value: isNumeric,
  min_length: isString,
  max_length: isString,
  channel_types: (type: ApplicationCommandOptionType) => type === ApplicationCommandOptionType.Channel,
};

const BOUNDS = ['min_value', 'max_value', 'min_length', 'max_length', 'channel_types'] as const;

/** Returns the problems of an option's bounds. */
export function boundProblems(option: CommandOption, at: FieldPath): FieldProblem[] {
  return [
    ...inapplicable(option, at),
    ...notWholeNumbers(option, at),
    ...reversed(option.min_value, option.max_value, [...at, 'min_value']),
    ...reversed(option.min_length, option.max_length, [...at, 'min_length']),
  ];
}

/** The docs define which bounds apply to which type; the error code is our guess. */
function inapplicable(option: CommandOption, at: FieldPath): FieldProblem[] {
  return BOUNDS.filter(field => (option[field] ?? null) !== null && !APPLIES_TO[field](option.type)).map(
    field => ({
      path: [...at, field],
      code: 'APPLICATION_COMMAND_OPTIONS_BOUND_INVALID',
      message: `${field} cannot be used with this option type`,
    }),
  );
}

function notWholeNumbers(option: CommandOption, at: FieldPath): FieldProblem[] {
  if (!isNumeric(option.type)) return [];
  return (['min_value', 'max_value'] as const).flatMap(field => {
    const value = option[field] ?? 0;
    return isNumberOf(value, option.type)
      ? []
      : [{ path: [...at, field], code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not int.` }];
  });
}

function reversed(
  min: number | null | undefined,
  max: number | null | undefined,
  path: FieldPath,
): FieldProblem[] {
  if ((min ?? null) === null || (max ?? null) === null || Number(min) <= Number(max)) return [];
  return [{ path, ...maxValueError(Number(max)) }];
}

function isNumeric(type: ApplicationCommandOptionType): boolean {
  return type === ApplicationCommandOptionType.Integer || type === ApplicationCommandOptionType.Number;
}

function isString(type: ApplicationCommandOptionType): boolean {
  return type === ApplicationCommandOptionType.String;
}
