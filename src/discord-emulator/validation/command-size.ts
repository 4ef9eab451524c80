import type { CommandDefinition, CommandOption } from './command-definition.ts';
import type { FieldPath, FieldProblem } from './form.ts';

/** Characters of names, descriptions and values of a command with all its options (docs, "Application Commands"). */
const MAX_CHARACTERS = 8000;

/** Returns a problem if a command is too large. */
export function sizeProblems(command: CommandDefinition, at: FieldPath): FieldProblem[] {
  if (characters(command) + optionCharacters(command.options ?? []) <= MAX_CHARACTERS) return [];
  const message = `Command exceeds maximum size (${MAX_CHARACTERS})`;
  return [{ path: at, code: 'APPLICATION_COMMAND_TOO_LARGE', message }];
}

function optionCharacters(options: readonly CommandOption[]): number {
  return options.reduce((sum, option) => {
    const choices = (option.choices ?? []).reduce(
      (inner, choice) =>
        inner + longest(choice.name, choice.name_localizations) + String(choice.value).length,
      0,
    );
    return sum + characters(option) + choices + optionCharacters(option.options ?? []);
  }, 0);
}

function characters(named: Omit<CommandDefinition, 'type' | 'options'>): number {
  return (
    longest(named.name, named.name_localizations) +
    longest(named.description ?? '', named.description_localizations)
  );
}

/** Returns the length of the longest of a text and its translations, which counts (docs, "Localization"). */
function longest(text: string, translations: CommandDefinition['name_localizations']): number {
  return Math.max(text.length, ...Object.values(translations ?? {}).map(each => (each ?? '').length));
}
