import type { Delivery } from '../core/delivery/delivery.ts';
import type { Stores } from '../core/stores.ts';
import { deliveryNonce } from './nonce.ts';

/** Adds a thread under a message to the outbox: it opens once the message is posted. */
export async function addMessageThread(
  { id, target, slotDueAt, expiresAt, createdAt }: Delivery,
  { key, name, guildId }: { readonly key: string; readonly name: string; readonly guildId: string },
  deliveries: Stores['deliveries'],
): Promise<void> {
  await deliveries.add({
    key,
    origin: { kind: 'thread', id: String(id) },
    target: { kind: 'thread', id: target.id },
    guildId,
    afterId: id,
    body: { name },
    nonce: deliveryNonce(key, target.id),
    paperIds: [],
    format: null,
    listName: null,
    slotDueAt,
    expiresAt,
    createdAt,
  });
}
