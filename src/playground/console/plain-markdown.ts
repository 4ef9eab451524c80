import { channelName, displayName } from '../../discord-emulator/user-actions/location.ts';
import type { Directory } from '../../discord-emulator/state/directory.ts';

/** What the names behind mentions are looked up in. */
export type Names = Pick<Directory, 'findChannel' | 'findUser'>;

/** Code, an escape, a masked link, a mention of a channel or a person, a timestamp: whatever of them comes first. */
const TOKEN =
  /(?<code>```[\s\S]*?```|`[^`\n]+`)|\\(?<escaped>[!-/:-@[-`{-~])|\[(?<title>(?:\\.|[^\]\\])*)\]\(<?(?<url>[^\s)>]+)>?(?:\s+"[^"]*")?\)|<#(?<channel>\d+)>|<@!?(?<user>\d+)>|<t:(?<seconds>\d+)(?::[a-zA-Z])?>/gu;

/**
 * Markdown as a reader sees it on a terminal: masked links as `title <url>`, mentions by name, timestamps as times,
 * escapes without their backslash. Other Markdown stays as it was written.
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

/** A token as it is drawn; undefined when it stays as it is. */
function renderToken(
  { escaped, title, url, channel, user, seconds }: Readonly<Record<string, string | undefined>>,
  names: Names,
): string | undefined {
  if (escaped !== undefined) return escaped;
  if (title !== undefined) return `${plainMarkdown(title, names)} <${url ?? ''}>`;
  if (seconds !== undefined) return timestampText(Number(seconds));
  const meantChannel = channel === undefined ? undefined : names.findChannel(channel);
  if (meantChannel !== undefined) return channelName(meantChannel);
  const meantUser = user === undefined ? undefined : names.findUser(user);
  return meantUser === undefined ? undefined : `@${displayName(meantUser)}`;
}

/** Seconds since the epoch as `2026-01-05 09:00 UTC`; undefined beyond the times there are. */
function timestampText(seconds: number): string | undefined {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return undefined;
  return at
    .toISOString()
    .replace('T', ' ')
    .replace(/:\d\d\.\d+Z$/u, ' UTC');
}
