/** What can be set by its name: an option of a command, or a field of a form. */
interface Named {
  readonly name: string;
  readonly required?: boolean | null | undefined;
}

/** A word of a line; `"two words"` is one word. */
export interface Word {
  readonly text: string;
  /** The option named before it, as in `name:value`; undefined for free text. */
  readonly option: string | undefined;
}

/**
 * Splits the text after a command's name. `name:` starts an option only if the command has an option of that name, so that
 * links stay free text.
 */
export function splitWords(line: string, options: readonly Named[]): Word[] {
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
 * Reads the options of a line: `name:value` sets an option, as does `name: some value`, up to the next option. Other free text
 * fills the first required option, else the first one.
 * @returns the options, and in `rest` the free text that fits no option
 */
export function readOptions(
  line: string,
  options: readonly Named[],
): { readonly inputs: Record<string, string>; readonly rest: string } {
  const inputs: Record<string, string> = {};
  const free: string[] = [];
  let open: string | undefined;
  for (const { option, text } of splitWords(line, options)) {
    if (option !== undefined) {
      inputs[option] = text;
      open = text === '' ? option : undefined;
    } else if (open !== undefined) inputs[open] = `${inputs[open] ?? ''} ${text}`.trimStart();
    else free.push(text);
  }
  const freeText = free.join(' ');
  const target = freeTextOption(options.filter(each => inputs[each.name] === undefined));
  if (freeText === '' || target === undefined) return { inputs, rest: freeText };
  return { inputs: { ...inputs, [target.name]: freeText }, rest: '' };
}

/** Returns the option that free text fills. */
export function freeTextOption(options: readonly Named[]): Named | undefined {
  return options.find(each => each.required === true) ?? options[0];
}

function unquoted(text: string): string {
  const quoted = /^"((?:\\.|[^"\\])*)"$/u.exec(text);
  return quoted?.[1] === undefined ? text : quoted[1].replaceAll(/\\(.)/gu, '$1');
}
