/** What stands in a text in place of a token. */
export const TOKEN = '[token]';

/** An id of Discord's (17 to 20 digits, docs "Snowflakes"); a longer run of digits may hold one. */
const ID = String.raw`\d{17,}`;

/** A slash as it stands in a path, or in a path that is part of a query. */
const SLASH = '(?:/|%2F)';

/** Routes that end in an interaction's or webhook's token (docs, "Interaction Callback" and "Webhook Resource"). */
const TOKEN_ROUTE = new RegExp(
  `(${SLASH}(?:interactions|webhooks)${SLASH}\\d+${SLASH})[^\\s/?#"'<>%]+`,
  'gi',
);

/** Three parts with points between: the bot's id, a time and a signature, each in base64url. */
const BOT_TOKEN = /(?<![\w-])[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}(?:\.[\w-]+)*/g;

/** `interaction:` in base64, which every interaction's token begins with. */
const INTERACTION_TOKEN = /aW50ZXJhY3Rpb246[\w+/=-]*/g;

/** Any other long run without a blank, such as a webhook's token (68 characters); names and paths are broken earlier. */
const OPAQUE = /[\w-]{60,}/g;

const AUTHORISATION = /\b(Bot|Bearer)(\s+|%20)[\w.~+/=-]{16,}/g;

const NAMED_TOKEN = /(token["']?\s*(?:=|:\s*(?=["']))\s*["']?)(?!\[token)[^\s"'&,;})\]]+/gi;

/**
 * Ids by where they stand. The first two groups are places that are no people: the head of a route, a channel or role
 * mentioned; the third is what may be glued to an id's front in a query (`%40` is `@`).
 */
const IDS = new RegExp(
  [
    `(/channels/(?:@me|${ID})(?:/${ID}){0,2}|/(?:guilds|messages|threads|roles|applications|commands|interactions|webhooks)/${ID})(?!\\d)`,
    `(<(?:#|@&)${ID}>)`,
    `(%[0-9A-F]{2})?(${ID})`,
  ].join('|'),
  'gi',
);

/** How ids of people are written instead. */
export type Pseudonym = (id: string) => string;

/**
 * A text without tokens and without ids of people. In running text nobody can tell a person's id from another one, so
 * each becomes a pseudonym, but for those whose place says that they are none (`/channels/…`, `<#…>`) and that are not
 * among the `people` known to be some. `secrets` are taken out wherever they stand.
 */
export function redactText(
  text: string,
  using: { pseudonym: Pseudonym; secrets?: readonly string[]; people?: ReadonlySet<string> },
): string {
  const { pseudonym, secrets = [], people } = using;
  const isPersonIn = (place: string) => (place.match(/\d{17,}/g) ?? []).some(id => people?.has(id));
  const replaceIds = (place: string) => place.replace(/\d{17,}/g, id => pseudonym(id));
  return secrets
    .reduce((rest, secret) => rest.replaceAll(secret, TOKEN), text)
    .replace(TOKEN_ROUTE, `$1${TOKEN}`)
    .replace(AUTHORISATION, `$1$2${TOKEN}`)
    .replace(BOT_TOKEN, TOKEN)
    .replace(INTERACTION_TOKEN, TOKEN)
    .replace(OPAQUE, TOKEN)
    .replace(NAMED_TOKEN, `$1${TOKEN}`)
    .replace(IDS, (whole: string, route?: string, mention?: string, head = '', id = '') => {
      if ((route ?? mention) === undefined) return `${head}${pseudonym(id)}`;
      return isPersonIn(whole) ? replaceIds(whole) : whole;
    });
}
