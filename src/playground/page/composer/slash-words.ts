/** A piece of a line behind a command's name. */
export interface SlashWord {
  /** The option it is for; undefined for a word. */
  readonly option: string | undefined;
  readonly text: string;
  readonly isQuoted: boolean;
  /** Whether its value follows behind a space, as in `query: mamba`. */
  readonly isOpen: boolean;
  /** What stands in front of a word's colon; undefined for links. */
  readonly stranger: string | undefined;
}

/** `name:` with a value in quotes, without, or with its value behind a space; else a word, in quotes or not. */
const PIECE =
  /(?<open>[-_'\p{L}\p{N}]{1,32}):(?=\s|$)|(?:(?<name>[-_'\p{L}\p{N}]{1,32}):)?(?:"(?<quoted>(?:\\.|[^"\\])*)"(?=\s|$)|(?<bare>\S+))/gsu;

/** Splits what follows a command's name. `name:` begins an option only where the command has one of that name. */
export function slashWords(rest: string, names: readonly string[]): SlashWord[] {
  return [...rest.matchAll(PIECE)].map(({ 0: whole, groups = {} }) => wordOf(whole, groups, names));
}

/** Whether a stranger may well be no option but text: `doi:10.1/x` has a digit behind its colon. */
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
      isOpen: open !== undefined,
      stranger: undefined,
    };
  }
  const isLink = bare?.startsWith('//') ?? false;
  const text = name === undefined ? (unquoted ?? whole) : whole;
  return { option: undefined, text, isQuoted: false, isOpen: false, stranger: isLink ? undefined : name };
}
