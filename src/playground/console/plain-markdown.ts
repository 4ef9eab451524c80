import { channelName, displayName } from '../../discord-emulator/user-actions/location.ts';
import type { Directory } from '../../discord-emulator/state/directory.ts';

/** Lookup of the names of mentions. */
export type Names = Pick<Directory, 'findChannel' | 'findUser'>;

/** Code, an escape, a masked link, a mention of a channel or user, or a timestamp. */
const TOKEN =
  /(?<code>```[\s\S]*?```|`[^`\n]+`)|\\(?<escaped>[!-/:-@[-`{-~])|\[(?<title>(?:\\.|[^\]\\])*)\]\(<?(?<url>[^\s)>]+)>?(?:\s+"[^"]*")?\)|<#(?<channel>\d+)>|<@!?(?<user>\d+)>|<t:(?<seconds>\d+)(?::[a-zA-Z])?>/gu;

/**
 * Returns Markdown for a terminal: masked links as `title <url>`, mentions by name, timestamps as times, escapes without
 * backslash. Other Markdown is unchanged.
 */
export function plainMarkdown(markdown: string, names: Names): string {
  let plain = '';
  let from = 0;
  for (const match of markdown.matchAll(TOKEN)) {
    plain += markdown.slice(from, match.index) + (renderToken(match.groups ?? {}, names) ?? match[0]);
    from = match.index + match[0].length;
  }
  return plain + markdown.slice(from);
}

/** Returns the text of a token; undefined if it is unchanged. */
function renderToken(
  { escaped, title, url, channel, user, seconds }: Readonly<Record<string, string | undefined>>,
  names: Names,
): string | undefined {
  if (escaped !== undefined) return escaped;
  if (title !== undefined) return `${plainMarkdown(title, names)} <${url ?? ''}>`;
  if (seconds !== undefined) return timestampText(Number(seconds));
  const mentionedChannel = channel === undefined ? undefined : names.findChannel(channel);
  if (mentionedChannel !== undefined) return channelName(mentionedChannel);
  const mentionedUser = user === undefined ? undefined : names.findUser(user);
  return mentionedUser === undefined ? undefined : `@${displayName(mentionedUser)}`;
}

/** Formats seconds since the epoch as `2026-01-05 09:00 UTC`; returns undefined if they are out of range. */
function timestampText(seconds: number): string | undefined {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return undefined;
  return at
    .toISOString()
    .replace('T', ' ')
    .replace(/:\d\d\.\d+Z$/u, ' UTC');
}
