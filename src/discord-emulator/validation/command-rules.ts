import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { CommandDefinition, CommandOption } from './command-definition.ts';
import { nameProblems, translationProblems } from './command-names.ts';
import { sizeProblems } from './command-size.ts';
import { REQUIRED } from './field-errors.ts';
import type { FieldPath, FieldProblem } from './form.ts';
import { boundProblems } from './option-bounds.ts';
import { choiceProblems } from './option-choices.ts';
import { repeatedIndexes } from './repeated-indexes.ts';

const NESTED_TYPES: ReadonlySet<ApplicationCommandOptionType> = new Set([
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
]);

/** Returns the problems of a command that involve several fields. */
export function commandProblems(command: CommandDefinition, at: FieldPath): FieldProblem[] {
  const type = command.type ?? ApplicationCommandType.ChatInput;
  if (type !== ApplicationCommandType.ChatInput) return menuProblems(command, at);
  const options = command.options ?? [];
  const description = (command.description ?? '').trim();
  return [
    ...nameProblems(command, at),
    ...(description === '' ? [{ path: [...at, 'description'], ...REQUIRED }] : []),
    ...descriptionProblems(command, at),
    ...optionListProblems(options, [...at, 'options'], 0),
    ...sizeProblems(command, at),
  ];
}

/**
 * User and message commands have neither description nor options; their names may contain capitals and spaces (docs,
 * "User Commands", "Message Commands").
 */
function menuProblems(command: CommandDefinition, at: FieldPath): FieldProblem[] {
  const problems = translationProblems(command.name_localizations, [...at, 'name_localizations'], 32);
  if ((command.description ?? '') !== '') {
    problems.push({
      path: [...at, 'description'],
      code: 'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
      message: 'Context menu commands cannot have description',
    });
  }
  if ((command.options ?? []).length > 0) {
    problems.push({
      path: [...at, 'options'],
      code: 'APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED',
      message: 'Context menu commands cannot have options',
    });
  }
  return problems;
}

/** docs, "Localization": 1–100 characters, like the description itself. */
function descriptionProblems(
  described: Pick<CommandDefinition, 'description_localizations'>,
  at: FieldPath,
): FieldProblem[] {
  return translationProblems(described.description_localizations, [...at, 'description_localizations'], 100);
}

/** @param depth 0 for the options of the command itself */
function optionListProblems(options: readonly CommandOption[], at: FieldPath, depth: number): FieldProblem[] {
  return [
    ...options.flatMap((option, index) => optionProblems(option, [...at, index], depth)),
    ...requiredAfterOptional(options, at),
    ...duplicateNames(options, at),
    ...mixedNesting(options, at),
  ];
}

function optionProblems(option: CommandOption, at: FieldPath, depth: number): FieldProblem[] {
  const problems = [...nameProblems(option, at), ...descriptionProblems(option, at)];
  const children = option.options ?? [];
  if (NESTED_TYPES.has(option.type)) {
    // A group may be in a command, a subcommand in a command or a group.
    const isTooDeep = option.type === ApplicationCommandOptionType.SubcommandGroup ? depth > 0 : depth > 1;
    const isGroupOfOthers =
      option.type === ApplicationCommandOptionType.SubcommandGroup &&
      children.some(child => child.type !== ApplicationCommandOptionType.Subcommand);
    if (isTooDeep || isGroupOfOthers) {
      problems.push({
        path: [...at, 'type'],
        code: 'APPLICATION_COMMAND_OPTION_TYPE_INVALID',
        message: 'Sub-command and sub-command group nesting is invalid',
      });
    }
    return [...problems, ...optionListProblems(children, [...at, 'options'], depth + 1)];
  }
  return [...problems, ...choiceProblems(option, at), ...boundProblems(option, at)];
}

function requiredAfterOptional(options: readonly CommandOption[], at: FieldPath): FieldProblem[] {
  const firstOptional = options.findIndex(option => option.required !== true);
  return options.flatMap((option, index) =>
    option.required === true && firstOptional !== -1 && index > firstOptional
      ? [
          {
            path: [...at, index],
            code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
            message: 'Required options must be placed before non-required options',
          },
        ]
      : [],
  );
}

function duplicateNames(options: readonly CommandOption[], at: FieldPath): FieldProblem[] {
  return repeatedIndexes(options.map(each => each.name)).map(index => ({
    path: [...at, index, 'name'],
    code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    message: 'Option name already exists',
  }));
}

/** A command with subcommands cannot be called itself, so it has no other options. */
function mixedNesting(options: readonly CommandOption[], at: FieldPath): FieldProblem[] {
  const nesting = options.filter(option => NESTED_TYPES.has(option.type)).length;
  if (nesting === 0 || nesting === options.length) return [];
  return [
    {
      path: at,
      code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      message: 'Sub-command and sub-command group option types are mutually exclusive to all other types',
    },
  ];
}
