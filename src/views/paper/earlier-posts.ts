import { joinParts } from '../format/join-parts.ts';

/** A message that showed a paper before. */
export interface EarlierPost {
  readonly messageId: string;
  readonly channelId: string;
  /** `null` in a direct message. */
  readonly guildId: string | null;
  /** ms since the epoch */
  readonly postedAt: number;
}

/** Places named at most. */
const MAX_PLACES = 3;

/** Where a paper stood before, newest first, as links to the messages; `undefined` if nowhere. */
export function earlierPostsMarkdown(stood: readonly EarlierPost[]): string | undefined {
  if (stood.length === 0) return undefined;
  const places = stood.slice(0, MAX_PLACES).map(({ messageId, channelId, guildId, postedAt }) => {
    // `@me` stands for direct messages in Discord's own links.
    const link = `https://discord.com/channels/${guildId ?? '@me'}/${channelId}/${messageId}`;
    return `<t:${Math.floor(postedAt / 1000)}:R> ${link}`;
  });
  return `-# Posted here before: ${joinParts(places)}`;
}
