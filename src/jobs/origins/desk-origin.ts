import { SendError } from '../../core/delivery/sender.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { Stores } from '../../core/stores.ts';
import { nominationKey, type Submission } from '../../core/submission/submission.ts';
import { deliveryNonce } from '../../usecases/nonce.ts';
import { renderDraft } from '../../usecases/render-draft.ts';
import { NO_CONSEQUENCES, type OriginPolicy, type Prepared, type PrepareStores } from './origin-policy.ts';

/**
 * What the curators of a server are shown in their channel: nominated papers (`nomination:<server>:<paper>`) and drafts
 * (`draft:<id>`). A nomination that cannot be posted is withdrawn, so that it can be made again. A draft that cannot be posted is
 * of no consequence: its slot is posted all the same.
 */
export const deskOrigin: OriginPolicy = {
  ...NO_CONSEQUENCES,

  async prepare(delivery, { stores, channelAccess, now }) {
    if (now > delivery.expiresAt) return { cancelled: 'late' };
    const found = await currentOf(delivery, stores);
    if (!found) return { cancelled: 'notWanted' };
    if (!channelAccess.mayPost(found.guildId, delivery.target.id))
      throw new SendError('forbidden', 'the bot may not post in this channel');
    return found.prepared;
  },

  async recordSent(delivery, { messageId }, { stores }) {
    const message = { channelId: delivery.channelId ?? delivery.target.id, messageId };
    const nomination = await nominationOf(delivery, stores);
    if (nomination) await stores.submissions.setMessage(nomination.guildId, nomination.paperId, message);
    const draft = await draftOf(delivery, stores);
    if (!draft) return;
    await stores.drafts.setMessage(draft.id, message);
    // One that was changed may have been sent before that: it is edited then.
    if (draft.revision === 1) await stores.drafts.setShownRevision(draft.id, draft.revision);
  },

  async recordFailed(delivery, _step, { stores }) {
    await withdraw(delivery, stores);
    return false;
  },

  async recordSkippedLate(delivery, { stores }) {
    await withdraw(delivery, stores);
  },
};

/** Returns what the delivery shows, as it is now, and its server; `undefined` if that is decided or closed. */
async function currentOf(
  delivery: Delivery,
  stores: PrepareStores,
): Promise<{ readonly guildId: string; readonly prepared: Prepared } | undefined> {
  const nomination = await nominationOf(delivery, stores);
  if (nomination?.state === 'nominated')
    return { guildId: nomination.guildId, prepared: { body: delivery.body } };
  const draft = await draftOf(delivery, stores);
  if (draft?.state !== 'open') return undefined;
  if (draft.revision === 1) return { guildId: draft.guildId, prepared: { body: delivery.body } };
  const body = JSON.stringify(await renderDraft(draft, stores, delivery.nonce));
  await stores.deliveries.setBody(delivery, body, []);
  return { guildId: draft.guildId, prepared: { body } };
}

async function withdraw(delivery: Delivery, stores: Pick<Stores, 'submissions'>): Promise<void> {
  const nomination = await nominationOf(delivery, stores);
  if (nomination) await stores.submissions.withdraw(nomination.guildId, nomination.paperId);
}

/** Returns the submission that a delivery asks about. One that was taken back and made again has a delivery of its own. */
async function nominationOf(
  { origin, target, nonce }: Delivery,
  { submissions }: Pick<Stores, 'submissions'>,
): Promise<Submission | undefined> {
  const [, guildId, paper] = /^nomination:(\d+):(\d+)$/.exec(origin.id) ?? [];
  if (guildId === undefined) return undefined;
  // The paper may have another id since, if it turned out to be another one.
  const asked = { guildId, paperId: Number(paper) };
  const submission = await submissions.get(guildId, asked.paperId);
  if (!submission) return undefined;
  const key = nominationKey({ ...asked, submittedAt: submission.submittedAt });
  return deliveryNonce(key, target.id) === nonce ? submission : undefined;
}

async function draftOf({ origin }: Delivery, { drafts }: Pick<Stores, 'drafts'>) {
  const [, id] = /^draft:(\d+)$/.exec(origin.id) ?? [];
  return id === undefined ? undefined : drafts.get(Number(id));
}
