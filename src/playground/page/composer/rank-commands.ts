import type { CallableCommand } from './callable-command.ts';

/**
 * The commands that fit what is typed behind the slash, best first: those whose name begins so, then those with a word of
 * the name, then those with a word of the description. Of equal ones the order stays.
 */
export function rankCommands(commands: readonly CallableCommand[], typed: string): CallableCommand[] {
  const wanted = wordsOf(typed);
  return commands
    .map(command => ({ command, rank: rankOf(command, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ command }) => command);
}

/** The commands that a text looks for; undefined when it looks for none: a name begins behind a slash, on the one line. */
export function soughtCommands(
  text: string,
  commands: readonly CallableCommand[],
): readonly CallableCommand[] | undefined {
  if (!/^\/[^\n]*$/u.test(text)) return undefined;
  const found = rankCommands(commands, text.slice(1));
  return found.length > 0 || /^\/\p{L}/u.test(text) ? found : undefined;
}

const NO_MATCH = 3;

function rankOf({ path, description }: CallableCommand, wanted: readonly string[]): number {
  const name = wordsOf(path);
  if (name.join(' ').startsWith(wanted.join(' '))) return 0;
  if (haveAll(name, wanted)) return 1;
  return haveAll([...name, ...wordsOf(description)], wanted) ? 2 : NO_MATCH;
}

/** Whether every wanted word is the beginning of one of the words. */
function haveAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every(each => words.some(word => word.startsWith(each)));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
