import type { ClubRound } from '../../core/club/club.ts';
import { clubStep } from '../../core/club/club-step.ts';
import { MINUTE_MS } from '../../core/time/duration.ts';
import type { WorkShares } from '../../core/work-shares.ts';
import { announcePaper } from './announce-paper.ts';
import { closeRound } from './close-round.ts';
import type { ClubJobContext, ClubTurn } from './club-turn.ts';
import { createClubEvent } from './create-event.ts';
import { openVote } from './open-vote.ts';
import { postReminder } from './post-reminder.ts';
import { advanceRound } from './round-changes.ts';

/** Rounds that are read at once; more are due at the same minute only where thousands of servers have clubs. */
const ROUNDS_PER_PAGE = 50;

/** How long a round waits after a step that failed, so that others come first. */
const RETRY_AFTER_MS = MINUTE_MS;

/** No round has as many steps due at once. */
const MAX_STEPS = 10;

/**
 * Takes the steps of all rounds that are due. Each is one transaction that advances the round, together with what is posted: a process
 * that ends in between has taken it or not. Returns whether a round was advanced.
 */
export async function advanceClubs(
  now: number,
  context: ClubJobContext & { readonly shares: () => WorkShares },
  signal: AbortSignal,
): Promise<boolean> {
  const { stores, log } = context;
  let hasAdvanced = false;
  for (;;) {
    const rounds = await stores.clubs.due(now, { guilds: context.shares().guilds, limit: ROUNDS_PER_PAGE });
    for (const round of rounds) {
      if (signal.aborted) return hasAdvanced;
      try {
        await takeSteps(round, now, context);
      } catch (error) {
        // An error of one club must not block the others.
        log.error('club_step_failed', { round: round.id, error });
        await stores.clubs.postpone(round.id, now + RETRY_AFTER_MS);
      }
      hasAdvanced = true;
    }
    if (rounds.length < ROUNDS_PER_PAGE) return hasAdvanced;
  }
}

/** Takes all steps of a round that are due now. */
async function takeSteps(due: ClubRound, now: number, context: ClubJobContext): Promise<void> {
  const { clubs } = context.stores;
  const club = await clubs.get(due.clubId);
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const round = await clubs.round(due.id);
    if (!club || !round) return;
    const step = clubStep(round, club.pick, now);
    if (step.kind === 'wait') {
      await clubs.advance(round, {}, step.until);
      return;
    }
    if (!(await takeStep(step, { club, round, now }, context))) return;
    context.log.info('club_step_taken', { club: club.id, round: round.id, step: step.kind });
  }
}

/** Takes one step. Returns false if the round cannot go on now: it was put off, or another process has taken the step. */
async function takeStep(
  step: Exclude<ReturnType<typeof clubStep>, { kind: 'wait' }>,
  turn: ClubTurn,
  context: ClubJobContext,
): Promise<boolean> {
  const { clubs } = context.stores;
  switch (step.kind) {
    case 'openVote':
      return openVote(turn, step.hours, context);
    case 'announce':
      return announcePaper(turn, context);
    case 'createEvent':
      return createClubEvent(turn, context);
    case 'giveUpEvent':
      return advanceRound(turn, { eventState: 'given_up', problem: 'lateEvent' }, clubs);
    case 'remind':
      return postReminder(turn, context);
    case 'leaveOutReminder':
      return advanceRound(turn, { isReminded: true }, clubs);
    case 'close':
      return closeRound(turn, { state: 'closed', hasMinutes: step.hasMinutes }, context);
    case 'skip':
    default:
      return closeRound(turn, { state: 'skipped', problem: 'missed' }, context);
  }
}
