import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/duration.ts';
import type { ClubPick, ClubRound } from './club.ts';
import { MIN_VOTE_MS, roundTimes } from './meeting.ts';

/** How long an event waits for the thread that it links to, ms; after that it links to the channel. */
const THREAD_WAIT_MS = 15 * MINUTE_MS;

/** Minutes that come later are of no use to those who met. */
const MINUTES_LATENESS_MS = DAY_MS;

/** What is to be done for a round now. Instants are ms since the epoch. */
export type ClubStep =
  /** Nothing before `until`; `null`: nothing any more. */
  | { readonly kind: 'wait'; readonly until: number | null }
  /** Chooses the candidates and asks the members, for some hours. */
  | { readonly kind: 'openVote'; readonly hours: number }
  /** Counts the votes, if there was a vote, and posts the paper with a thread. */
  | { readonly kind: 'announce' }
  | { readonly kind: 'createEvent' }
  /** The event would come too late. */
  | { readonly kind: 'giveUpEvent' }
  | { readonly kind: 'remind' }
  /** The reminder would come right after the announcement, or after the meeting has begun. */
  | { readonly kind: 'leaveOutReminder' }
  | { readonly kind: 'close'; readonly hasMinutes: boolean }
  /** The meeting has passed without a paper. */
  | { readonly kind: 'skip' };

type StepRound = Pick<
  ClubRound,
  'meetingAt' | 'state' | 'announcedAt' | 'threadId' | 'eventState' | 'isReminded'
>;

/** Decides what is to be done for a round at `now` (ms since the epoch); what was missed is made up for only while it is of use. */
export function clubStep(round: StepRound, pick: ClubPick, now: number): ClubStep {
  switch (round.state) {
    case 'planned':
    case 'voting':
      return stepBeforePaper(round, pick, now);
    case 'announced':
      return stepWithPaper(round, now);
    case 'closed':
    case 'skipped':
    default:
      return { kind: 'wait', until: null };
  }
}

/** Returns when the next step of a round is due, ms since the epoch; `null` if there is none. */
export function nextStepAt(round: StepRound, pick: ClubPick, now: number): number | null {
  const step = clubStep(round, pick, now);
  return step.kind === 'wait' ? step.until : now;
}

function stepBeforePaper({ meetingAt, state }: StepRound, pick: ClubPick, now: number): ClubStep {
  const times = roundTimes({ meetingAt });
  if (now >= meetingAt) return { kind: 'skip' };
  if (now >= times.announcedAt) return { kind: 'announce' };
  const canVote = state === 'planned' && pick === 'poll' && times.announcedAt - now >= MIN_VOTE_MS;
  if (!canVote) return { kind: 'wait', until: times.announcedAt };
  if (now < times.voteOpensAt) return { kind: 'wait', until: times.voteOpensAt };
  // Whole hours, as Discord wants. Rounded up: the poll is ended at `announcedAt`, and may not end before members are told.
  return { kind: 'openVote', hours: Math.ceil((times.announcedAt - now) / HOUR_MS) };
}

function stepWithPaper(round: StepRound, now: number): ClubStep {
  const times = roundTimes(round);
  if (now >= times.endsAt) return { kind: 'close', hasMinutes: now - times.endsAt <= MINUTES_LATENESS_MS };
  const announcedAt = round.announcedAt ?? now;
  const threadDueAt = round.threadId === null ? announcedAt + THREAD_WAIT_MS : now;
  const needsEvent = round.eventState === 'pending' || round.eventState === 'creating';
  if (needsEvent) {
    if (now >= times.eventUntil) return { kind: 'giveUpEvent' };
    if (now >= threadDueAt) return { kind: 'createEvent' };
  }
  if (!round.isReminded && now >= times.remindedAt) {
    const isOfUse = now < times.meetingAt && announcedAt < times.remindedAt;
    return { kind: isOfUse ? 'remind' : 'leaveOutReminder' };
  }
  const eventAt = needsEvent ? Math.min(threadDueAt, times.eventUntil) : times.endsAt;
  const reminderAt = round.isReminded ? times.endsAt : times.remindedAt;
  return { kind: 'wait', until: Math.min(eventAt, reminderAt, times.endsAt) };
}
