/** An option’s name with its colon at the end of a text. */
export interface NamedOption {
  readonly name: string;
  /** The trimmed text before the name; empty if there is none. */
  readonly before: string;
}

const NAME_AT_END = /(?:^|\s)(?<name>[-_'\p{L}\p{N}]{1,32}):$/u;
const OPEN_QUOTES = /^"(?:\\.|[^"\\])*$/su;
const QUOTED = /^"(?<inner>(?:\\.|[^"\\])*)"$/su;

/** Returns the option that a text names at its end; undefined if it names none of these, or does so within quotes. */
export function namedAtEnd(text: string, names: readonly string[]): NamedOption | undefined {
  const match = NAME_AT_END.exec(text);
  const name = match?.groups?.['name']?.toLowerCase() ?? '';
  const before = text.slice(0, match?.index).trim();
  return names.includes(name) && !OPEN_QUOTES.test(before) ? { name, before } : undefined;
}

/** Returns a text without the quotes around the whole of it, as in a command line: `"say \"hi\""` is `say "hi"`. */
export function unquoted(text: string): string {
  const inner = QUOTED.exec(text.trim())?.groups?.['inner'];
  return inner?.replaceAll(/\\(.)/gsu, '$1') ?? text;
}
