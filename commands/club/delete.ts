import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { App, AutocompleteRequest, ComponentAction } from '../../src/command.ts';
import type { Club, ClubRound } from '../../src/core/club/club.ts';
import { SendError } from '../../src/core/delivery/sender.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { endClubQuestion } from '../../src/views/club/club-end.ts';
import { clubLabel } from '../../src/views/club/club-list.ts';
import { notice } from '../../src/views/notice/notice.ts';
import { choiceName, MAX_CHOICES } from '../autocomplete-choice.ts';
import { hasTypedWords } from '../has-typed-words.ts';
import { curatedGuild, type ClubSubcommand } from './subcommand.ts';

const NO_SUCH_CLUB = 'This server has no such reading club. See `/club list`.';

/** Asks whether a club is to end. */
export const deleteClub: ClubSubcommand = async (invocation, app) => {
  const guildId = await curatedGuild(invocation, app);
  const wanted = invocation.options.string('club')?.trim() ?? '';
  const overviews = await app.clubs.ofGuild(guildId);
  const chosen = overviews.find(
    ({ club }) => String(club.id) === wanted.replace(/^#/, '') || nameOf(club, app) === wanted,
  );
  if (!chosen) throw new UserError(NO_SUCH_CLUB);
  return { kind: 'private', body: endClubQuestion(chosen.club, chosen.round) };
};

/** Ends a club and cancels its next meeting. What it posted stays. */
export const endClub: ComponentAction<'clubs' | 'clubDiscord' | 'serverSettings' | 'channelAccess'> = {
  verb: 'club-end',
  async run(use, app) {
    const guildId = await curatedGuild(use, app);
    const overviews = await app.clubs.ofGuild(guildId);
    const chosen = overviews.find(({ club }) => String(club.id) === use.args[0]);
    if (!chosen || !(await app.clubs.delete(guildId, chosen.club.id))) throw new UserError(NO_SUCH_CLUB);
    const ended = `Ended: reading club ${nameOf(chosen.club, app)}`;
    const isCancelled = await cancelEvent(chosen.round, app);
    return {
      kind: 'update',
      body: notice(
        isCancelled ? ended : `${ended}\nIts scheduled event is still there: delete it in Discord.`,
      ),
    };
  },
};

/** Deletes the scheduled event of a round. Returns false if there is one that Discord did not delete. */
async function cancelEvent(
  round: ClubRound | undefined,
  { clubDiscord }: Pick<App, 'clubDiscord'>,
): Promise<boolean> {
  if (!round || round.eventId === null) return true;
  try {
    await clubDiscord.deleteEvent(round.guildId, round.eventId);
    return true;
  } catch (error) {
    if (error instanceof SendError) return false;
    throw error;
  }
}

/** Completes to the clubs in channels that the caller sees whose names have every typed word, or its beginning. */
export async function completeClub(
  { focused: { text }, guildId, canSee }: AutocompleteRequest,
  app: Pick<App, 'clubs' | 'channelAccess'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const overviews = guildId === null ? [] : await app.clubs.ofGuild(guildId);
  return overviews
    .filter(({ club }) => canSee(club.channelId))
    .map(({ club }) => ({ name: nameOf(club, app), value: String(club.id) }))
    .filter(({ name }) => hasTypedWords(name, text))
    .slice(0, MAX_CHOICES);
}

function nameOf(club: Club, { channelAccess }: Pick<App, 'channelAccess'>): string {
  const channel = channelAccess.channelName(club.channelId);
  return choiceName(`${clubLabel(club)}${channel === undefined ? '' : ` in #${channel}`}`);
}
