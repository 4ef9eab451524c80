import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { CommandDefinition, CommandOption } from './command-definition.ts';
import { nameProblems, translationProblems } from './command-names.ts';
import { sizeProblems } from './command-size.ts';
import type { Path, Problem } from './form.ts';
import { boundProblems } from './option-bounds.ts';
import { choiceProblems } from './option-choices.ts';

const NESTING: ReadonlySet<ApplicationCommandOptionType> = new Set([
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
]);

/** What is wrong with a command, beyond the shape of its parts. */
export function commandProblems(command: CommandDefinition, at: Path): Problem[] {
  const type = command.type ?? ApplicationCommandType.ChatInput;
  if (type !== ApplicationCommandType.ChatInput) return menuProblems(command, at);
  const options = command.options ?? [];
  const description = (command.description ?? '').trim();
  return [
    ...nameProblems(command, at),
    ...(description === ''
      ? [{ path: [...at, 'description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }]
      : []),
    ...descriptionProblems(command, at),
    ...optionListProblems(options, [...at, 'options'], 0),
    ...sizeProblems(command, at),
  ];
}

/**
 * User and message commands have neither description nor options; their names may have capitals and spaces (docs, "User
 * Commands", "Message Commands").
 */
function menuProblems(command: CommandDefinition, at: Path): Problem[] {
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

/** docs, "Localization": 1–100 characters, as the description itself. */
function descriptionProblems(
  described: Pick<CommandDefinition, 'description_localizations'>,
  at: Path,
): Problem[] {
  return translationProblems(described.description_localizations, [...at, 'description_localizations'], 100);
}

/** @param depth 0 for the options of the command itself */
function optionListProblems(options: readonly CommandOption[], at: Path, depth: number): Problem[] {
  return [
    ...options.flatMap((option, index) => optionProblems(option, [...at, index], depth)),
    ...requiredFirst(options, at),
    ...uniqueNames(options, at),
    ...unmixed(options, at),
  ];
}

function optionProblems(option: CommandOption, at: Path, depth: number): Problem[] {
  const problems = [...nameProblems(option, at), ...descriptionProblems(option, at)];
  const children = option.options ?? [];
  if (NESTING.has(option.type)) {
    // A group stands on the command, a subcommand there or in a group, nothing deeper.
    const tooDeep = option.type === ApplicationCommandOptionType.SubcommandGroup ? depth > 0 : depth > 1;
    const groupOfValues =
      option.type === ApplicationCommandOptionType.SubcommandGroup &&
      children.some(child => child.type !== ApplicationCommandOptionType.Subcommand);
    if (tooDeep || groupOfValues) {
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

function requiredFirst(options: readonly CommandOption[], at: Path): Problem[] {
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

function uniqueNames(options: readonly CommandOption[], at: Path): Problem[] {
  const seen = new Set<string>();
  return options.flatMap((option, index) => {
    if (!seen.has(option.name)) {
      seen.add(option.name);
      return [];
    }
    return [
      {
        path: [...at, index, 'name'],
        code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        message: 'Option name already exists',
      },
    ];
  });
}

/** A command with subcommands cannot be called itself, so it has no other options. */
function unmixed(options: readonly CommandOption[], at: Path): Problem[] {
  const nesting = options.filter(option => NESTING.has(option.type)).length;
  if (nesting === 0 || nesting === options.length) return [];
  return [
    {
      path: at,
      code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      message: 'Sub-command and sub-command group option types are mutually exclusive to all other types',
    },
  ];
}
