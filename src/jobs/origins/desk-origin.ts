import { SendError } from '../../core/delivery/sender.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { Stores } from '../../core/stores.ts';
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
    const nomination = parseNomination(delivery);
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
  const nomination = parseNomination(delivery);
  if (nomination) {
    const submission = await stores.submissions.get(nomination.guildId, nomination.paperId);
    if (submission?.state !== 'nominated') return undefined;
    return { guildId: nomination.guildId, prepared: { body: delivery.body } };
  }
  const draft = await draftOf(delivery, stores);
  if (draft?.state !== 'open') return undefined;
  if (draft.revision === 1) return { guildId: draft.guildId, prepared: { body: delivery.body } };
  const body = JSON.stringify(await renderDraft(draft, stores, delivery.nonce));
  await stores.deliveries.setBody(delivery, body, []);
  return { guildId: draft.guildId, prepared: { body } };
}

async function withdraw(delivery: Delivery, { submissions }: Pick<Stores, 'submissions'>): Promise<void> {
  const nomination = parseNomination(delivery);
  if (nomination) await submissions.withdraw(nomination.guildId, nomination.paperId);
}

function parseNomination({ origin }: Delivery): { guildId: string; paperId: number } | undefined {
  const [, guildId, paper] = /^nomination:(\d+):(\d+)$/.exec(origin.id) ?? [];
  return guildId === undefined ? undefined : { guildId, paperId: Number(paper) };
}

async function draftOf({ origin }: Delivery, { drafts }: Pick<Stores, 'drafts'>) {
  const [, id] = /^draft:(\d+)$/.exec(origin.id) ?? [];
  return id === undefined ? undefined : drafts.get(Number(id));
}
