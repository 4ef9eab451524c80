import type { App } from '../../src/command.ts';
import type { ClubOverview } from '../../src/core/club/club.ts';
import { clubList, type ClubListEntry } from '../../src/views/club/club-list.ts';
import { clubGuild, type ClubSubcommand } from './subcommand.ts';

/** Lists the clubs of a server in channels that the caller sees. */
export const listClubs: ClubSubcommand = async (invocation, app) => {
  const overviews = await app.clubs.ofGuild(clubGuild(invocation));
  const entries = overviews
    .filter(({ club }) => invocation.canSee(club.channelId))
    .map(overview => clubEntry(overview, app));
  return { kind: 'private', body: clubList(entries, app.clock.now()) };
};

/** Returns a club with what the bot may do for it. */
export function clubEntry(
  overview: ClubOverview,
  { channelAccess, clubAccess }: Pick<App, 'channelAccess' | 'clubAccess'>,
): ClubListEntry {
  const { guildId, channelId } = overview.club;
  return {
    ...overview,
    permissions: {
      missing: channelAccess.missing(guildId, channelId),
      canSendPolls: clubAccess.canSendPolls(channelId),
      canCreateEvents: clubAccess.canCreateEvents(guildId),
    },
  };
}
