import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { CommandOption } from './command-definition.ts';
import type { Path, Problem } from './form.ts';
import { isNumberOf } from './option-choices.ts';

/** Which types a bound is for (docs, "Application Command Option Structure"). */
const IS_FOR = {
  min_value: isNumeric,
  max_value: isNumeric,
  min_length: isString,
  max_length: isString,
  channel_types: (type: ApplicationCommandOptionType) => type === ApplicationCommandOptionType.Channel,
};

const BOUNDS = ['min_value', 'max_value', 'min_length', 'max_length', 'channel_types'] as const;

/** What is wrong with the bounds of an option. */
export function boundProblems(option: CommandOption, at: Path): Problem[] {
  return [
    ...misplaced(option, at),
    ...unfitting(option, at),
    ...reversed(option.min_value, option.max_value, [...at, 'min_value']),
    ...reversed(option.min_length, option.max_length, [...at, 'min_length']),
  ];
}

/** What Discord calls a bound beside a type it is not for is not known; that it is not for it is. */
function misplaced(option: CommandOption, at: Path): Problem[] {
  return BOUNDS.filter(field => (option[field] ?? null) !== null && !IS_FOR[field](option.type)).map(
    field => ({
      path: [...at, field],
      code: 'APPLICATION_COMMAND_OPTIONS_BOUND_INVALID',
      message: `${field} cannot be used with this option type`,
    }),
  );
}

function unfitting(option: CommandOption, at: Path): Problem[] {
  if (!isNumeric(option.type)) return [];
  return (['min_value', 'max_value'] as const).flatMap(field => {
    const value = option[field] ?? 0;
    return isNumberOf(value, option.type)
      ? []
      : [{ path: [...at, field], code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not int.` }];
  });
}

function reversed(min: number | null | undefined, max: number | null | undefined, path: Path): Problem[] {
  if ((min ?? null) === null || (max ?? null) === null || Number(min) <= Number(max)) return [];
  return [{ path, code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${max}.` }];
}

function isNumeric(type: ApplicationCommandOptionType): boolean {
  return type === ApplicationCommandOptionType.Integer || type === ApplicationCommandOptionType.Number;
}

function isString(type: ApplicationCommandOptionType): boolean {
  return type === ApplicationCommandOptionType.String;
}
