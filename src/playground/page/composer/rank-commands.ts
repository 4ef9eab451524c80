import { matchesAll, wordsOf } from '../word-match.ts';
import type { CallableCommand } from './callable-command.ts';

/**
 * Returns the commands that match the text after the slash, best first: those whose name begins with it, then those with
 * matching words in the name, then those with matching words in the description. Equal matches keep their order.
 */
export function rankCommands(commands: readonly CallableCommand[], typed: string): CallableCommand[] {
  const terms = wordsOf(typed);
  return commands
    .map(command => ({ command, rank: rankOf(command, terms) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ command }) => command);
}

/** Returns the commands that match a text; undefined if it is not the beginning of a command: a slash and a name on one line. */
export function commandsForText(
  text: string,
  commands: readonly CallableCommand[],
): readonly CallableCommand[] | undefined {
  if (!/^\/[^\n]*$/u.test(text)) return undefined;
  const found = rankCommands(commands, text.slice(1));
  return found.length > 0 || /^\/\p{L}/u.test(text) ? found : undefined;
}

const NO_MATCH = 3;

function rankOf({ path, description }: CallableCommand, terms: readonly string[]): number {
  const name = wordsOf(path);
  if (name.join(' ').startsWith(terms.join(' '))) return 0;
  if (matchesAll(name, terms)) return 1;
  return matchesAll([...name, ...wordsOf(description)], terms) ? 2 : NO_MATCH;
}
