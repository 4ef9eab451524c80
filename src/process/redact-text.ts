/** Replaces a token in a text. */
export const TOKEN_PLACEHOLDER = '[token]';

/** A Discord id (17 to 20 digits, docs "Snowflakes"); a longer run of digits may contain one. */
const ID = String.raw`\d{17,}`;

/** A slash in a path, or in a path inside a query string. */
const SLASH = '(?:/|%2F)';

/** Routes that end in an interaction's or webhook's token (docs, "Interaction Callback" and "Webhook Resource"). */
const TOKEN_ROUTE = new RegExp(
  `(${SLASH}(?:interactions|webhooks)${SLASH}\\d+${SLASH})[^\\s/?#"'<>%]+`,
  'gi',
);

/** Three parts separated by dots: the bot's id, a time and a signature, each in base64url. */
const BOT_TOKEN = /(?<![\w-])[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}(?:\.[\w-]+)*/g;

/** `interaction:` in base64, which every interaction token begins with. */
const INTERACTION_TOKEN = /aW50ZXJhY3Rpb246[\w+/=-]*/g;

/** Any other long run without a break, such as a webhook token (68 characters); names and paths have breaks. */
const OPAQUE_RUN = /[\w-]{60,}/g;

const AUTHORIZATION = /\b(Bot|Bearer)(\s+|%20)[\w.~+/=-]{16,}/g;

const NAMED_TOKEN = /(token["']?\s*(?:=|:\s*(?=["']))\s*["']?)(?!\[token)[^\s"'&,;})\]]+/gi;

/**
 * Ids with what precedes them. The first two groups are ids that are no users: the beginning of a route, and a channel
 * or role mention. The third is an escape that may directly precede an id in a query string (`%40` is `@`).
 */
const IDS = new RegExp(
  [
    `(/channels/(?:@me|${ID})(?:/${ID}){0,2}|/(?:guilds|messages|threads|roles|applications|commands|interactions|webhooks)/${ID})(?!\\d)`,
    `(<(?:#|@&)${ID}>)`,
    `(%[0-9A-F]{2})?(${ID})`,
  ].join('|'),
  'gi',
);

/** Returns what replaces the id of a user. */
export type Pseudonym = (id: string) => string;

/**
 * Returns the text without tokens and without ids of users. In free text a user's id looks like any other, so every id
 * becomes a pseudonym, except where its position shows that it is no user (`/channels/…`, `<#…>`) and it is not one of
 * `userIds`. `secrets` are removed everywhere.
 */
export function redactText(
  text: string,
  options: { pseudonym: Pseudonym; secrets?: readonly string[]; userIds?: ReadonlySet<string> },
): string {
  const { pseudonym, secrets = [], userIds } = options;
  const hasUserId = (match: string) => (match.match(/\d{17,}/g) ?? []).some(id => userIds?.has(id));
  const replaceIds = (match: string) => match.replace(/\d{17,}/g, id => pseudonym(id));
  return secrets
    .reduce((rest, secret) => rest.replaceAll(secret, TOKEN_PLACEHOLDER), text)
    .replace(TOKEN_ROUTE, `$1${TOKEN_PLACEHOLDER}`)
    .replace(AUTHORIZATION, `$1$2${TOKEN_PLACEHOLDER}`)
    .replace(BOT_TOKEN, TOKEN_PLACEHOLDER)
    .replace(INTERACTION_TOKEN, TOKEN_PLACEHOLDER)
    .replace(OPAQUE_RUN, TOKEN_PLACEHOLDER)
    .replace(NAMED_TOKEN, `$1${TOKEN_PLACEHOLDER}`)
    .replace(IDS, (match: string, route?: string, mention?: string, prefix = '', id = '') => {
      if ((route ?? mention) === undefined) return `${prefix}${pseudonym(id)}`;
      return hasUserId(match) ? replaceIds(match) : match;
    });
}
