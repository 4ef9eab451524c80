import type { CommandDefinition, CommandOption } from './command-definition.ts';
import type { Path, Problem } from './form.ts';

/** Names, descriptions and values of a command with all its options (docs, "Application Commands"). */
const MAX_CHARACTERS = 8000;

/** What is wrong with the size of a command. */
export function sizeProblems(command: CommandDefinition, at: Path): Problem[] {
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

/** Of a text and its translations the longest counts (docs, "Localization"). */
function longest(text: string, translations: CommandDefinition['name_localizations']): number {
  return Math.max(text.length, ...Object.values(translations ?? {}).map(each => (each ?? '').length));
}
