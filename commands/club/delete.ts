import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { App } from '../../src/command.ts';
import type { Club } from '../../src/core/club/club.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { clubLabel } from '../../src/views/club/club-list.ts';
import { notice } from '../../src/views/notice/notice.ts';
import { choiceName, MAX_CHOICES } from '../autocomplete-choice.ts';
import { hasTypedWords } from '../has-typed-words.ts';
import { curatedGuild, type ClubSubcommand } from './subcommand.ts';

/** Ends a club. What it posted stays; its scheduled event too, which members may still meet for. */
export const deleteClub: ClubSubcommand = async (invocation, app) => {
  const guildId = await curatedGuild(invocation, app);
  const wanted = invocation.options.string('club')?.trim() ?? '';
  const overviews = await app.clubs.ofGuild(guildId);
  const chosen = overviews.find(
    ({ club }) => String(club.id) === wanted.replace(/^#/, '') || nameOf(club, app) === wanted,
  );
  if (!chosen || !(await app.clubs.delete(guildId, chosen.club.id)))
    throw new UserError('This server has no such reading club. See `/club list`.');
  return { kind: 'private', body: notice(`Ended: reading club ${nameOf(chosen.club, app)}`) };
};

/** Completes to the clubs of a server whose names have every typed word, or its beginning. */
export async function completeClub(
  text: string,
  guildId: string | null,
  app: Pick<App, 'clubs' | 'channelAccess'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const overviews = guildId === null ? [] : await app.clubs.ofGuild(guildId);
  return overviews
    .map(({ club }) => ({ name: nameOf(club, app), value: String(club.id) }))
    .filter(({ name }) => hasTypedWords(name, text))
    .slice(0, MAX_CHOICES);
}

function nameOf(club: Club, { channelAccess }: Pick<App, 'channelAccess'>): string {
  const channel = channelAccess.channelName(club.channelId);
  return choiceName(`${clubLabel(club)}${channel === undefined ? '' : ` in #${channel}`}`);
}
