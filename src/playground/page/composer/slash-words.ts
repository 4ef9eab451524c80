/** A word after a command’s name, with the option it belongs to. */
export interface SlashWord {
  /** Name of the option; undefined for a word without one. */
  readonly option: string | undefined;
  readonly text: string;
  readonly isQuoted: boolean;
  /** Whether the value follows after a space, as in `query: mamba`. */
  readonly isValueNext: boolean;
  /** The text before a word’s colon, if no option has that name; undefined for links. */
  readonly unknownName: string | undefined;
}

/** `name:` with a value that is quoted, bare or after a space; else a word, quoted or bare. */
const WORD =
  /(?<open>[-_'\p{L}\p{N}]{1,32}):(?=\s|$)|(?:(?<name>[-_'\p{L}\p{N}]{1,32}):)?(?:"(?<quoted>(?:\\.|[^"\\])*)"(?=\s|$)|(?<bare>\S+))/gsu;

/** Splits the text after a command’s name. `name:` begins an option only if the command has one of that name. */
export function splitSlashWords(rest: string, names: readonly string[]): SlashWord[] {
  return [...rest.matchAll(WORD)].map(({ 0: whole, groups = {} }) => wordOf(whole, groups, names));
}

/** Returns true if a word with an unknown name may be text: `doi:10.1/x` has a digit after its colon. */
export function mayBeText({ text }: SlashWord): boolean {
  return /^[^:]*:[\d/]/u.test(text);
}

function wordOf(
  whole: string,
  { open, name, quoted, bare }: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): SlashWord {
  const option = open ?? name;
  const unquoted = quoted?.replaceAll(/\\(.)/gsu, '$1');
  if (option !== undefined && names.includes(option)) {
    const isQuoted = quoted !== undefined;
    return {
      option,
      text: unquoted ?? bare ?? '',
      isQuoted,
      isValueNext: open !== undefined,
      unknownName: undefined,
    };
  }
  const isLink = bare?.startsWith('//') ?? false;
  const text = name === undefined ? (unquoted ?? whole) : whole;
  return {
    option: undefined,
    text,
    isQuoted: false,
    isValueNext: false,
    unknownName: isLink ? undefined : name,
  };
}
