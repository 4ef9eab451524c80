import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { CommandDefinition, CommandOption } from './command-definition.ts';
import type { Path, Problem } from './form.ts';

/** docs, "Application Command Naming". */
const CHAT_INPUT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Names, descriptions and values of a command with all its options (docs, "Application Commands"). */
const MAX_CHARACTERS = 8000;

const NESTING: ReadonlySet<ApplicationCommandOptionType> = new Set([
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
]);

const SUGGESTING: ReadonlySet<ApplicationCommandOptionType> = new Set([
  ApplicationCommandOptionType.String,
  ApplicationCommandOptionType.Integer,
  ApplicationCommandOptionType.Number,
]);

/** What is wrong with a command, beyond the shape of its parts. */
export function commandProblems(command: CommandDefinition, at: Path): Problem[] {
  const type = command.type ?? ApplicationCommandType.ChatInput;
  if (type !== ApplicationCommandType.ChatInput) return menuProblems(command, at);
  const options = command.options ?? [];
  const description = command.description ?? '';
  return [
    ...nameProblems(command.name, at),
    ...(description === ''
      ? [{ path: [...at, 'description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }]
      : []),
    ...optionListProblems(options, [...at, 'options'], 0),
    ...(commandCharacters(command) > MAX_CHARACTERS
      ? [
          {
            path: at,
            code: 'APPLICATION_COMMAND_TOO_LARGE',
            message: `Command exceeds maximum size (${MAX_CHARACTERS})`,
          },
        ]
      : []),
  ];
}

/** User and message commands have neither description nor options (docs, "User Commands", "Message Commands"). */
function menuProblems(command: CommandDefinition, at: Path): Problem[] {
  const problems: Problem[] = [];
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

function nameProblems(name: string, at: Path): Problem[] {
  if (CHAT_INPUT_NAME.test(name) && name === name.toLowerCase()) return [];
  return [
    { path: [...at, 'name'], code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' },
  ];
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
  const problems = nameProblems(option.name, at);
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
  const choices = option.choices ?? [];
  if (option.autocomplete === true && (choices.length > 0 || !SUGGESTING.has(option.type))) {
    problems.push({
      path: [...at, 'autocomplete'],
      code: 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
      message: 'Autocomplete cannot be used with choices, nor with this option type',
    });
  }
  return [...problems, ...choiceProblems(option, at)];
}

function choiceProblems(option: CommandOption, at: Path): Problem[] {
  const wanted = option.type === ApplicationCommandOptionType.String ? 'string' : 'number';
  const names = new Set<string>();
  return (option.choices ?? []).flatMap((choice, index) => {
    const problems: Problem[] = [];
    if (typeof choice.value !== wanted) {
      problems.push({
        path: [...at, 'choices', index, 'value'],
        code: wanted === 'string' ? 'STRING_TYPE_CONVERT' : 'NUMBER_TYPE_COERCE',
        message: `Value is not ${wanted}.`,
      });
    }
    if (names.has(choice.name)) {
      problems.push({
        path: [...at, 'choices', index],
        code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        message: 'Option choice name already exists',
      });
    }
    names.add(choice.name);
    return problems;
  });
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

function commandCharacters(command: CommandDefinition): number {
  return command.name.length + (command.description ?? '').length + optionCharacters(command.options ?? []);
}

function optionCharacters(options: readonly CommandOption[]): number {
  return options.reduce((sum, option) => {
    const choices = (option.choices ?? []).reduce(
      (characters, choice) => characters + choice.name.length + String(choice.value).length,
      0,
    );
    return (
      sum + option.name.length + option.description.length + choices + optionCharacters(option.options ?? [])
    );
  }, 0);
}
