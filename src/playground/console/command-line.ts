import type { CommandOption } from '../../discord-emulator/validation/command-definition.ts';
import type { OptionInput } from '../../discord-emulator/user-actions/option-values.ts';

/** A word of a line; `"two words"` is one, and keeps its quotes in mind. */
export interface Word {
  readonly text: string;
  /** The option it is for, from `name:value`; undefined for free text. */
  readonly option: string | undefined;
}

/**
 * Splits what follows a command's name. `name:` begins an option only where the command has one of that name, so that
 * links stay free text.
 */
export function splitWords(line: string, options: readonly CommandOption[]): Word[] {
  const pieces = line.match(/(?:[^\s"]+:)?"(?:\\.|[^"\\])*"|\S+/gu) ?? [];
  return pieces.map(piece => {
    const colon = piece.indexOf(':');
    const name = piece.slice(0, Math.max(colon, 0));
    const isOption = options.some(each => each.name === name);
    return isOption
      ? { option: name, text: unquoted(piece.slice(colon + 1)) }
      : { option: undefined, text: unquoted(piece) };
  });
}

/**
 * The options of a line: `name:value` sets one, free text fills the first required option, else the first of all.
 * @returns free text that nothing takes in `rest`
 */
export function readOptions(
  line: string,
  options: readonly CommandOption[],
): { readonly inputs: Record<string, OptionInput>; readonly rest: string } {
  const words = splitWords(line, options);
  const inputs: Record<string, OptionInput> = {};
  for (const word of words) {
    if (word.option !== undefined) inputs[word.option] = word.text;
  }
  const free = words.flatMap(word => (word.option === undefined ? [word.text] : [])).join(' ');
  const taker = freeTextOption(options.filter(each => inputs[each.name] === undefined));
  if (free === '' || taker === undefined) return { inputs, rest: free };
  return { inputs: { ...inputs, [taker.name]: free }, rest: '' };
}

/** The option that free text goes to. */
export function freeTextOption(options: readonly CommandOption[]): CommandOption | undefined {
  return options.find(each => each.required === true) ?? options[0];
}

function unquoted(text: string): string {
  const quoted = /^"((?:\\.|[^"\\])*)"$/u.exec(text);
  return quoted?.[1] === undefined ? text : quoted[1].replaceAll(/\\(.)/gu, '$1');
}
