import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { Paper } from '../core/paper/paper.ts';
import { isCurator, type ServerSettings } from '../core/server-settings.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { MAX_OPEN_NOMINATIONS, type Submission } from '../core/submission/submission.ts';
import { localDate } from '../core/time/calendar.ts';
import { DAY_MS } from '../core/time/duration.ts';
import { nominationMessage } from '../views/submission/nomination.ts';
import { deliveryNonce } from './nonce.ts';

/** A nomination that could not be posted within this time is withdrawn, so that its member can make it again. */
const UNPOSTED_TTL_MS = DAY_MS;

/** What came of a submitted paper. */
export type SubmitResult =
  /** It is on the list of the day now. */
  | { readonly kind: 'listed'; readonly submission: Submission }
  /** The curators are asked. */
  | { readonly kind: 'nominated'; readonly submission: Submission }
  /** It was submitted before; nothing changed. */
  | { readonly kind: 'known'; readonly submission: Submission }
  /** The member has too many open nominations. */
  | { readonly kind: 'tooMany' }
  /** The server has no channel in which curators could be asked. */
  | { readonly kind: 'noDesk' };

/** Who submits what, and where. */
export interface SubmitOptions {
  readonly guildId: string;
  readonly paper: Paper;
  readonly by: {
    readonly userId: string;
    readonly managesGuild: boolean;
    readonly roleIds: readonly string[];
  };
  /** Plain text of one line. */
  readonly line: string | null;
}

/** What submitting needs. */
export interface SubmitContext {
  readonly unitOfWork: UnitOfWork;
  readonly channelAccess: Pick<ChannelAccess, 'missing' | 'mayBeServedElsewhere'>;
  /** ms since the epoch */
  readonly now: number;
}

/**
 * Puts a paper on the list of the day if a curator submits it. If another member does, the curators are asked by a message in
 * their channel; a paper that was decided is not nominated again, but a curator can list it on another day. A nomination that was
 * withdrawn can be made again.
 */
export async function submitPaper(options: SubmitOptions, context: SubmitContext): Promise<SubmitResult> {
  return context.unitOfWork(async stores => {
    const settings = await stores.serverSettings.get(options.guildId);
    return isCurator(options.by, settings)
      ? listAtOnce(options, settings, context.now, stores)
      : nominate(options, settings, context, stores);
  });
}

/** Returns the day of a server whose list is open at an instant (ms since the epoch). */
export function submissionDay({ timezone }: Pick<ServerSettings, 'timezone'>, now: number): string {
  return localDate(now, timezone ?? 'UTC');
}

async function listAtOnce(
  { guildId, paper, by, line }: SubmitOptions,
  settings: ServerSettings,
  now: number,
  { submissions, drafts }: Pick<Stores, 'submissions' | 'drafts'>,
): Promise<SubmitResult> {
  const day = submissionDay(settings, now);
  const before = await submissions.get(guildId, paper.id);
  if (before?.state === 'accepted' && before.day === day) return { kind: 'known', submission: before };
  const isNominated = before?.state === 'nominated';
  if (!isNominated)
    await submissions.nominate({
      guildId,
      paperId: paper.id,
      submittedBy: by.userId,
      line,
      submittedAt: now,
    });
  await submissions.decide(guildId, paper.id, {
    state: 'accepted',
    by: by.userId,
    at: now,
    day,
    line: isNominated ? line : null,
  });
  await drafts.recheckUntouched(guildId);
  const submission = await submissions.get(guildId, paper.id);
  if (!submission) throw new Error('the paper was removed while it was submitted');
  return { kind: 'listed', submission };
}

async function nominate(
  { guildId, paper, by, line }: SubmitOptions,
  settings: ServerSettings,
  { channelAccess, now }: SubmitContext,
  stores: Stores,
): Promise<SubmitResult> {
  const { submissions } = stores;
  const before = await submissions.get(guildId, paper.id);
  if (before && before.state !== 'withdrawn') return { kind: 'known', submission: before };
  const channelId = deskChannel(guildId, settings, channelAccess);
  if (channelId === undefined) return { kind: 'noDesk' };
  if ((await submissions.countOpen(guildId, by.userId)) >= MAX_OPEN_NOMINATIONS) return { kind: 'tooMany' };
  await submissions.nominate({ guildId, paperId: paper.id, submittedBy: by.userId, line, submittedAt: now });
  const submission = await submissions.get(guildId, paper.id);
  if (!submission) throw new Error('the paper was removed while it was submitted');
  await addNomination({ submission, paper, channelId }, now, stores);
  return { kind: 'nominated', submission };
}

/** Returns where curators are asked: the desk, or else the channel for alerts, if the bot may post there. */
function deskChannel(
  guildId: string,
  { deskChannelId, alertChannelId }: ServerSettings,
  access: SubmitContext['channelAccess'],
): string | undefined {
  return [deskChannelId, alertChannelId]
    .filter(id => id !== null)
    .find(id => access.missing(guildId, id)?.length === 0 || access.mayBeServedElsewhere(id));
}

/** Adds the message that asks the curators to the outbox. */
async function addNomination(
  { submission, paper, channelId }: { submission: Submission; paper: Paper; channelId: string },
  now: number,
  { deliveries }: Pick<Stores, 'deliveries'>,
): Promise<void> {
  const { guildId, paperId, submittedAt } = submission;
  const key = `desk:nomination:${guildId}:${paperId}:${submittedAt}`;
  const nonce = deliveryNonce(key, channelId);
  await deliveries.add({
    key,
    origin: { kind: 'desk', id: `nomination:${guildId}:${paperId}` },
    target: { kind: 'channel', id: channelId },
    guildId,
    body: nominationMessage(submission, paper, { nonce }),
    nonce,
    paperIds: [paperId],
    format: null,
    listName: null,
    slotDueAt: now,
    expiresAt: now + UNPOSTED_TTL_MS,
    createdAt: now,
  });
}
