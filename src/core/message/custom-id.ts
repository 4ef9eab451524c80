import { MAX_CUSTOM_ID_LENGTH } from './discord-limits.ts';

const SEPARATOR = '|';
const VERSION = 1;
const VERB = /^[a-z]+(?:-[a-z]+)*$/;
/** Printable ASCII except space and separator, which is enough for ids, numbers and nonces. */
const ARGUMENT = /^[!-{}~]+$/;

/** What a component of the bot does when it is used. Later versions must still accept ids of this form. */
export interface CustomId {
  readonly version: typeof VERSION;
  readonly verb: string;
  readonly args: readonly string[];
}

/** Returns the custom_id `v1|verb|arg|…`. Throws a `RangeError` if `parseCustomId` would not accept it. */
export function customId(verb: string, ...args: readonly (string | number)[]): string {
  const texts = args.map(String);
  if (!VERB.test(verb)) throw new RangeError(`not a verb for a custom_id: ${JSON.stringify(verb)}`);
  for (const text of texts) {
    if (!ARGUMENT.test(text))
      throw new RangeError(`not an argument for a custom_id: ${JSON.stringify(text)}`);
  }
  const id = [`v${VERSION}`, verb, ...texts].join(SEPARATOR);
  if (id.length > MAX_CUSTOM_ID_LENGTH) {
    throw new RangeError(
      `a custom_id has at most ${MAX_CUSTOM_ID_LENGTH} characters, this has ${id.length}: ${id}`,
    );
  }
  return id;
}

/** Parses an id from `customId`; `undefined` for any other value. Users can forge ids, so the arguments are untrusted. */
export function parseCustomId(text: unknown): CustomId | undefined {
  if (typeof text !== 'string' || text.length > MAX_CUSTOM_ID_LENGTH) return undefined;
  const [version, verb, ...args] = text.split(SEPARATOR);
  if (version !== `v${VERSION}` || verb === undefined || !VERB.test(verb)) return undefined;
  return args.every(arg => ARGUMENT.test(arg)) ? { version: VERSION, verb, args } : undefined;
}
