import { isManualRun, slotKey, threadKey, type Delivery } from '../core/delivery/delivery.ts';
import type { Chart } from '../core/chart/chart.ts';
import { layoutMarks } from '../core/schedule/layout-marks.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Stores } from '../core/stores.ts';
import type { ChosenPapers } from './choose-papers.ts';
import { addMessageThread } from './add-message-thread.ts';
import { deliveryNonce } from './nonce.ts';
import { lastRestore } from './notice-restore.ts';
import { renderPart, slotParts, threadName } from './render-part.ts';

/** The slot whose deliveries are added; instants in ms since the epoch. */
export interface SlotDeliveriesOptions {
  readonly slot: string;
  readonly dueAt: number;
  /** When it could have been posted first; `dueAt` if left out. */
  readonly slotAt?: number | undefined;
  readonly expiresAt: number;
  /** `dueAt` if the post says that it is late. */
  readonly lateSince?: number | undefined;
  /** The role that the first message mentions. */
  readonly roleId?: string | undefined;
  /** What the picture of a digest shows; see `Delivery.chart`. */
  readonly chart?: Chart | null;
  readonly now: number;
}

/**
 * Adds the messages of a slot to the outbox, each with its body and nonce frozen and after the one before it, with their
 * threads if the schedule has them, and records the papers as given to the channel. Returns the messages in their order.
 */
export async function addDeliveries(
  schedule: Schedule,
  chosen: ChosenPapers,
  options: SlotDeliveriesOptions,
  stores: Pick<Stores, 'deliveries' | 'channelHistory' | 'metadata' | 'serverSettings'>,
): Promise<Delivery[]> {
  const { deliveries, channelHistory, metadata } = stores;
  const style = await stores.serverSettings.get(schedule.guildId);
  const restore = await lastRestore(metadata);
  const { dueAt, slotAt = dueAt } = options;
  const isRestored = !isManualRun(options.slot) && restore !== undefined && slotAt <= restore.at;
  const added: Delivery[] = [];
  for (const [part, { papers, ...planned }] of slotParts(schedule, chosen).entries()) {
    const key = slotKey(schedule.id, options.slot, part);
    const message = { ...planned, nonce: deliveryNonce(key, schedule.channelId) };
    const paperIds = papers.map(paper => paper.id);
    const delivery = await deliveries.add({
      ...message,
      key,
      slotDueAt: dueAt,
      expiresAt: options.expiresAt,
      createdAt: options.now,
      origin: { kind: 'schedule', id: String(schedule.id) },
      guildId: schedule.guildId,
      afterId: added.at(-1)?.id ?? null,
      body: renderPart(schedule, message, papers, {
        lateSince: options.lateSince,
        roleId: part === 0 ? options.roleId : undefined,
        isContinued: part > 0,
        remarks: chosen.remarks,
        layout: chosen.layout,
        style,
      }),
      chart: message.format === 'digest' && papers.length > 0 ? (options.chart ?? null) : null,
      layout: message.format === 'digest' && chosen.layout ? layoutMarks(chosen.layout) : null,
      paperIds,
      postedSince: isRestored ? slotAt : undefined,
    });
    await channelHistory.reserve(schedule.channelId, paperIds, delivery.id, options.now);
    added.push(delivery);
    if (schedule.thread && message.target.kind !== 'forum') {
      await addMessageThread(
        delivery,
        {
          key: threadKey(key),
          name: threadName(schedule, message, papers, style),
          guildId: schedule.guildId,
        },
        deliveries,
      );
    }
  }
  return added;
}
