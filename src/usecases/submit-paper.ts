import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { Paper } from '../core/paper/paper.ts';
import { isCurator, type ServerSettings } from '../core/server-settings.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import {
  isTakenBack,
  MAX_OPEN_NOMINATIONS,
  nominationKey,
  RENOMINATION_WAIT_MS,
  type Submission,
} from '../core/submission/submission.ts';
import { DAY_MS } from '../core/time/duration.ts';
import type { AcceptedInDraft } from '../core/schedule/draft.ts';
import {
  addAcceptedToDrafts,
  fittingDrafts,
  type FittingDrafts,
  type FittingDraftsContext,
} from './accepted-in-drafts.ts';
import { deliveryNonce } from './nonce.ts';
import { postsSinceAcceptance } from './posts-since-acceptance.ts';
import { renderNomination } from './render-nomination.ts';
import { submissionDay } from './submitted-papers.ts';

/** A nomination that could not be posted within this time is withdrawn, so that its member can make it again. */
const UNPOSTED_TTL_MS = DAY_MS;

/** What came of a submitted paper. */
export type SubmitResult =
  /** It is on the list of the day now. */
  | {
      readonly kind: 'listed';
      readonly submission: Submission;
      /** See `addAcceptedToDrafts`. */
      readonly drafts: readonly AcceptedInDraft[];
    }
  /** The curators are asked. */
  | { readonly kind: 'nominated'; readonly submission: Submission }
  /** The member submitted it before, and has changed their line. */
  | { readonly kind: 'changed'; readonly submission: Submission }
  /** It was submitted before; nothing changed. */
  | {
      readonly kind: 'known';
      readonly submission: Submission;
      /** Whether the member gave a line, which is not stored. */
      readonly isLineLost: boolean;
    }
  /** The member has too many nominations that are open, or were taken back within a day. */
  | { readonly kind: 'tooMany' }
  /** The member took the paper back a few minutes ago. */
  | { readonly kind: 'tooSoon' }
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
export interface SubmitContext extends FittingDraftsContext {
  readonly unitOfWork: UnitOfWork;
  readonly channelAccess: Pick<ChannelAccess, 'missing' | 'mayBeServedElsewhere' | 'isOpenToAll'>;
}

/**
 * Puts a paper on the list of the day if a curator submits it. If another member does, the curators are asked by a message in
 * their channel; a paper that was decided is not nominated again, but a curator can list it on another day. A nomination that was
 * withdrawn can be made again. Submitting a paper again with another line changes the line of the member who submitted it, until
 * a curator has decided: no line is posted that no curator has read. A curator's own line can change until it is posted; the line
 * of a curator who accepts the paper of another member is stored beside it.
 */
export async function submitPaper(options: SubmitOptions, context: SubmitContext): Promise<SubmitResult> {
  const { guildId, paper } = options;
  const fitting = await fittingDrafts(guildId, paper.id, context);
  return context.unitOfWork(async stores => {
    const settings = await stores.serverSettings.get(guildId);
    return isCurator(options.by, settings)
      ? listAtOnce(options, fitting, settings, context.now, stores)
      : nominate(options, settings, context, stores);
  });
}

async function listAtOnce(
  options: SubmitOptions,
  fitting: FittingDrafts,
  settings: ServerSettings,
  now: number,
  stores: Stores,
): Promise<SubmitResult> {
  const { submissions } = stores;
  const { guildId, paper, by, line } = options;
  const day = submissionDay(settings, now);
  const before = await submissions.get(guildId, paper.id);
  if (before?.state === 'accepted' && before.day === day) return submitAgain(options, before, stores);
  const isNominated = before?.state === 'nominated';
  const isOwn = !isNominated || before.submittedBy === by.userId;
  if (isNominated && isOwn && line !== null) await submissions.setLine(guildId, paper.id, line);
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
    line: isOwn ? null : line,
  });
  const drafts = await addAcceptedToDrafts({ guildId, paper, fitting }, stores);
  const submission = await submissions.get(guildId, paper.id);
  if (!submission) throw new Error('the paper was removed while it was submitted');
  return { kind: 'listed', submission, drafts };
}

async function nominate(
  options: SubmitOptions,
  settings: ServerSettings,
  { channelAccess, now }: SubmitContext,
  stores: Stores,
): Promise<SubmitResult> {
  const { submissions } = stores;
  const { guildId, paper, by, line } = options;
  const before = await submissions.get(guildId, paper.id);
  if (before && before.state !== 'withdrawn') return submitAgain(options, before, stores);
  const channelId = deskChannel(guildId, settings, channelAccess);
  if (channelId === undefined) return { kind: 'noDesk' };
  if (before && isTakenBack(before) && now < (before.decidedAt ?? 0) + RENOMINATION_WAIT_MS)
    return { kind: 'tooSoon' };
  const counted = await submissions.countOpen(guildId, by.userId, now - DAY_MS);
  if (counted >= MAX_OPEN_NOMINATIONS) return { kind: 'tooMany' };
  await submissions.nominate({ guildId, paperId: paper.id, submittedBy: by.userId, line, submittedAt: now });
  const submission = await submissions.get(guildId, paper.id);
  if (!submission) throw new Error('the paper was removed while it was submitted');
  await addNomination({ submission, paper, channelId }, { channelAccess, now }, stores);
  return { kind: 'nominated', submission };
}

/** Changes the line of the member who submits their paper again, unless another one decided on it, or it was posted since. */
async function submitAgain(
  { guildId, paper, by, line }: SubmitOptions,
  before: Submission,
  stores: Stores,
): Promise<SubmitResult> {
  if (line === null || line === before.line) return { kind: 'known', submission: before, isLineLost: false };
  const isOwn = before.submittedBy === by.userId;
  const isOpen =
    before.state === 'nominated' || (before.state === 'accepted' && before.decidedBy === by.userId);
  if (!isOwn || !isOpen || (await isPosted(before, stores)))
    return { kind: 'known', submission: before, isLineLost: true };
  await stores.submissions.setLine(guildId, paper.id, line);
  await stores.drafts.showAgain(guildId, paper.id);
  return { kind: 'changed', submission: { ...before, line } };
}

/** Returns whether a message with the line of an accepted paper was posted in its server since. */
async function isPosted(submission: Submission, stores: Pick<Stores, 'posted'>): Promise<boolean> {
  if (submission.state !== 'accepted') return false;
  const posts = await postsSinceAcceptance(submission, stores);
  // The card that a member shared does not show the line.
  return posts.some(({ kind, sharedBy }) => kind !== 'card' || sharedBy === undefined);
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
  { channelAccess, now }: Pick<SubmitContext, 'channelAccess' | 'now'>,
  { deliveries, posted }: Pick<Stores, 'deliveries' | 'posted'>,
): Promise<void> {
  const { guildId, paperId } = submission;
  const key = nominationKey(submission);
  const nonce = deliveryNonce(key, channelId);
  await deliveries.add({
    key,
    origin: { kind: 'desk', id: `nomination:${guildId}:${paperId}` },
    target: { kind: 'channel', id: channelId },
    guildId,
    body: await renderNomination(submission, paper, { channelId, nonce }, { posted, channelAccess }),
    nonce,
    paperIds: [paperId],
    format: null,
    listName: null,
    slotDueAt: now,
    expiresAt: now + UNPOSTED_TTL_MS,
    createdAt: now,
  });
}
