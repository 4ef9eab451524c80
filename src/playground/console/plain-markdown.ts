import { channelName, displayName } from '../../discord-emulator/user-actions/location.ts';
import type { Directory } from '../../discord-emulator/state/directory.ts';
import { createMaskedLinkFinder } from './masked-link.ts';

/** Lookup of the names of mentions. */
export type Names = Pick<Directory, 'findChannel' | 'findUser' | 'guilds'>;

/** Code, an escape, the start of a masked link, a mention of a channel, user, role or command, or a timestamp. */
const TOKEN =
  /(?<code>```[\s\S]*?```|`[^`\n]+`)|\\(?<escaped>[!-/:-@[-`{-~])|(?<bracket>\[)|<#(?<channel>\d+)>|<@!?(?<user>\d+)>|<@&(?<role>\d+)>|<\/(?<command>[^:<>\n]{1,100}):\d+>|<t:(?<seconds>\d+)(?::[a-zA-Z])?>/gu;

/**
 * Returns Markdown for a terminal: masked links as `title <url>`, mentions by name, timestamps as times, escapes without
 * backslash. Other Markdown is unchanged.
 */
export function plainMarkdown(markdown: string, names: Names): string {
  const findLink = createMaskedLinkFinder(markdown);
  const token = new RegExp(TOKEN);
  const pieces: string[] = [];
  let from = 0;
  for (let match = token.exec(markdown); match !== null; match = token.exec(markdown)) {
    const link = match.groups?.['bracket'] === undefined ? undefined : findLink(match.index);
    pieces.push(markdown.slice(from, match.index));
    pieces.push(
      link === undefined
        ? (renderToken(match.groups ?? {}, names) ?? match[0])
        : `${plainMarkdown(link.title, names)} <${link.url}>`,
    );
    from = link?.end ?? token.lastIndex;
    token.lastIndex = from;
  }
  return pieces.join('') + markdown.slice(from);
}

/** Returns the text of a token; undefined if it is unchanged. */
function renderToken(
  { escaped, channel, user, role, command, seconds }: Readonly<Record<string, string | undefined>>,
  names: Names,
): string | undefined {
  if (escaped !== undefined) return escaped;
  if (command !== undefined) return `/${command}`;
  if (seconds !== undefined) return timestampText(Number(seconds));
  const mentionedChannel = channel === undefined ? undefined : names.findChannel(channel);
  if (mentionedChannel !== undefined) return channelName(mentionedChannel);
  const mentionedRole =
    role === undefined
      ? undefined
      : names
          .guilds()
          .flatMap(({ roles }) => roles)
          .find(({ id }) => id === role);
  if (mentionedRole !== undefined) return `@${mentionedRole.name}`;
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
