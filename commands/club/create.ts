import type { Invocation } from '../../src/command.ts';
import {
  MAX_CLUBS_PER_SERVER,
  type Club,
  type ClubOverview,
  type ClubPick,
} from '../../src/core/club/club.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { WEEKDAY_NAMES, type Weekday } from '../../src/core/time/weekdays.ts';
import { nextRound } from '../../src/usecases/next-round.ts';
import { clubCreated, clubLabel } from '../../src/views/club/club-list.ts';
import { assertBotCanPost, assertCallerCanPost } from '../channel-checks.ts';
import { parseTime } from '../schedule/timing-options.ts';
import { clubEntry } from './list.ts';
import { curatedGuild, type ClubSubcommand } from './subcommand.ts';

/** After work, and not at the end of the week. */
const DEFAULT_DAY: Weekday = 4;
const DEFAULT_TIME = '18:00';

/** Creates a club; its time of day is in the time zone of the server. */
export const createClub: ClubSubcommand = async (invocation, app) => {
  const guildId = await curatedGuild(invocation, app);
  const { serverSettings, unitOfWork, clock, manualRun } = app;
  const { timezone } = await serverSettings.get(guildId);
  const now = clock.now();
  const spec = { ...readOptions(invocation), guildId, timezone: timezone ?? 'UTC', createdAt: now };
  assertUsable(spec, invocation, app);
  const overview = await unitOfWork(async ({ clubs }) => {
    const others = await clubs.ofGuild(guildId);
    assertNoTwin(spec, others);
    if (others.length >= MAX_CLUBS_PER_SERVER) return undefined;
    const { id } = await clubs.create(spec, nextRound(spec, now));
    return (await clubs.ofGuild(guildId)).find(each => each.club.id === id);
  });
  if (!overview)
    throw new UserError(
      `This server has ${MAX_CLUBS_PER_SERVER} reading clubs, which is the limit. End one with \`/club delete\` first.`,
    );
  manualRun.reschedule();
  return { kind: 'private', body: clubCreated(clubEntry(overview, app), now) };
};

function readOptions({
  options,
  channelId,
  userId,
}: Invocation): Pick<Club, 'channelId' | 'weekday' | 'time' | 'pick' | 'createdBy'> {
  const day = options.string('day');
  const pick: ClubPick = options.string('pick') === 'most_voted' ? 'most_voted' : 'poll';
  return {
    channelId: options.channel('channel') ?? channelId,
    weekday: WEEKDAY_NAMES.find(([, name]) => name === day)?.[0] ?? DEFAULT_DAY,
    time: parseTime(options.string('time') ?? DEFAULT_TIME),
    pick,
    createdBy: userId,
  };
}

/** Throws `UserError` if a club meets in the same channel at the same time. */
function assertNoTwin(spec: Omit<Club, 'id'>, others: readonly ClubOverview[]): void {
  const twin = others.find(
    ({ club: { channelId, weekday, time, timezone } }) =>
      channelId === spec.channelId &&
      weekday === spec.weekday &&
      time === spec.time &&
      timezone === spec.timezone,
  );
  if (twin)
    throw new UserError(
      `Reading club ${clubLabel(twin.club)} meets in this channel at this time already. Choose another one, or see \`/club list\`.`,
    );
}

function assertUsable(
  { channelId, guildId }: Pick<Club, 'channelId' | 'guildId'>,
  invocation: Invocation,
  { channelAccess, clubAccess }: Parameters<ClubSubcommand>[1],
): void {
  assertCallerCanPost(invocation, channelId);
  assertBotCanPost(channelAccess.missing(guildId, channelId));
  if (!clubAccess.isTextChannel(channelId))
    throw new UserError('A reading club posts in a text channel. Choose one with the option `channel`.');
}
