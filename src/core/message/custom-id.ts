/** Discord's limit on a custom_id, UTF-16 code units (docs, "Component Reference"). */
const MAX_CUSTOM_ID = 100;

const SEPARATOR = '|';
const VERSION = 1;
const VERB = /^[a-z]+(?:-[a-z]+)*$/;
/** Printable ASCII without blank and separator: what ids, numbers and nonces are made of. */
const ARGUMENT = /^[!-{}~]+$/;

/** What a component of ours means when it is used. Ids of this form stay understood for ever. */
export interface CustomId {
  readonly version: typeof VERSION;
  readonly verb: string;
  readonly args: readonly string[];
}

/** The custom_id `v1|verb|arg|…`. Throws a `RangeError` for what could not be read back, or is over 100 characters. */
export function customId(verb: string, ...args: readonly (string | number)[]): string {
  const texts = args.map(String);
  if (!VERB.test(verb)) throw new RangeError(`not a verb for a custom_id: ${JSON.stringify(verb)}`);
  for (const text of texts) {
    if (!ARGUMENT.test(text))
      throw new RangeError(`not an argument for a custom_id: ${JSON.stringify(text)}`);
  }
  const id = [`v${VERSION}`, verb, ...texts].join(SEPARATOR);
  if (id.length > MAX_CUSTOM_ID) {
    throw new RangeError(`a custom_id has at most ${MAX_CUSTOM_ID} characters, this has ${id.length}: ${id}`);
  }
  return id;
}

/** Reads what `customId` wrote; `undefined` for every other text. Anyone can send any custom_id, so arguments are untrusted. */
export function parseCustomId(text: string): CustomId | undefined {
  if (text.length > MAX_CUSTOM_ID) return undefined;
  const [version, verb, ...args] = text.split(SEPARATOR);
  if (version !== `v${VERSION}` || verb === undefined || !VERB.test(verb)) return undefined;
  return args.every(arg => ARGUMENT.test(arg)) ? { version: VERSION, verb, args } : undefined;
}
