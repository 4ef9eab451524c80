import type { Club, ClubOverview, ClubRound } from '../../core/club/club.ts';
import { roundTimes } from '../../core/club/meeting.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { WEEKDAY_NAMES } from '../../core/time/weekdays.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { exactTime, relativeTime } from '../format/relative-time.ts';

/** What the bot may do where a club posts. */
export interface ClubPermissions {
  /** Names of the permissions to post that it lacks; `undefined` if it sees no such channel. */
  readonly missing: readonly string[] | undefined;
  readonly canSendPolls: boolean;
  readonly canCreateEvents: boolean;
}

/** A club as its list shows it. */
export interface ClubListEntry extends ClubOverview {
  readonly permissions: ClubPermissions;
}

/** Returns the clubs of a server at `now`, ms since the epoch; at most `MAX_CLUBS_PER_SERVER` fit. */
export function clubList(entries: readonly ClubListEntry[], now: number): MessageBody {
  if (entries.length === 0) return message(container(BLUE, [textDisplay(NO_CLUBS)]));
  return message(
    container(BLUE, [textDisplay('### Reading clubs'), ...entries.map(entry => entryDisplay(entry, now))]),
  );
}

const NO_CLUBS = [
  '### No reading clubs yet',
  'Create one with `/club create`: every week members vote on a paper, and meet in a thread to talk about it.',
].join('\n');

/** Returns a club that was just created, and what its permissions mean for it. */
export function clubCreated(entry: ClubListEntry, now: number): MessageBody {
  return message(container(BLUE, [textDisplay('### Reading club created'), entryDisplay(entry, now)]));
}

/** Returns a club in plain text: `#3: Wednesday 18:00`. */
export function clubLabel({ id, weekday, time }: Pick<Club, 'id' | 'weekday' | 'time'>): string {
  return `#${id}: ${weekdayName(weekday)} ${time}`;
}

function entryDisplay({ club, round, lastRound, permissions }: ClubListEntry, now: number) {
  const { id, channelId, weekday, time, timezone } = club;
  const lines = [
    `**#${id}** <#${channelId}> every ${weekdayName(weekday)} at ${time} (${timezone})`,
    pickText(club, permissions),
    ...(round === undefined ? [] : [roundText(round, club, now)]),
    ...permissionLines(club, permissions),
    ...(lastRound?.problem === null || lastRound === undefined
      ? []
      : [`-# Last time: ${problemText(lastRound)}`]),
  ];
  return textDisplay(lines.join('\n'));
}

function pickText({ pick }: Club, { canSendPolls }: ClubPermissions): string {
  if (pick === 'most_voted') return 'Reads what this server voted for and saved most';
  return canSendPolls ? 'Members vote in a poll' : 'Members vote by buttons';
}

function roundText(round: ClubRound, { pick }: Club, now: number): string {
  const { voteOpensAt, announcedAt } = roundTimes(round);
  const meets = `meets ${exactTime(round.meetingAt)}`;
  const thread = round.threadId === null ? '' : ` in <#${round.threadId}>`;
  if (round.state === 'announced')
    return `Next: ${meets}${thread}${round.problem === null ? '' : ` (${problemText(round)})`}`;
  if (round.state === 'voting' && round.voteKind === null)
    return `Next: paper ${relativeTime(announcedAt)}, ${meets} (${problemText(round)})`;
  if (round.state === 'voting') return `Next: vote until ${exactTime(announcedAt)}, ${meets}`;
  if (pick === 'most_voted') return `Next: paper ${relativeTime(announcedAt)}, ${meets}`;
  const opens = voteOpensAt <= now ? 'now' : exactTime(voteOpensAt);
  return `Next: vote opens ${opens}, ${meets}`;
}

/** Returns what the bot cannot do for a club, and what it does instead. */
function permissionLines(
  { pick }: Club,
  { missing, canSendPolls, canCreateEvents }: ClubPermissions,
): string[] {
  return [
    ...(missing === undefined ? ['⚠️ Paperboy does not see this channel, so it posts nothing'] : []),
    ...(missing === undefined || missing.length === 0
      ? []
      : [`⚠️ Paperboy lacks ${missing.join(', ')} in this channel, so it posts nothing`]),
    ...(canSendPolls || pick !== 'poll'
      ? []
      : ['⚠️ No poll: Paperboy lacks Create Polls here, so members vote by buttons']),
    ...(canCreateEvents ? [] : ['⚠️ No event: Paperboy lacks Create Events in this server']),
  ];
}

/** What the problems of rounds mean. */
const PROBLEM_TEXTS: Readonly<Record<string, string>> = {
  tooFewPapers: 'no vote, there were fewer than two papers',
  noPapers: 'no meeting, there were no papers',
  missed: 'no meeting, Paperboy was not running',
  noCreateEvents: 'no event, Create Events was missing',
  eventRefused: 'no event, Discord refused it',
  lateEvent: 'no event, it would have come too late',
};

function problemText({ problem }: ClubRound): string {
  return PROBLEM_TEXTS[problem ?? ''] ?? 'something went wrong';
}

function weekdayName(weekday: number): string {
  const name = WEEKDAY_NAMES.find(([day]) => day === weekday)?.[1] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}
