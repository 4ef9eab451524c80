import { IMPORT_TTL_MS } from '../core/library/library-import.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { importResult } from '../views/notice/library-import.ts';
import { deliveryNonce } from './nonce.ts';
import { readImportState } from './read-import-state.ts';

/** Adds the result of a finished import to the outbox, as a direct message to its user, unless it was shown. */
export async function addImportResult(
  importId: number,
  { unitOfWork, now }: { readonly unitOfWork: UnitOfWork; readonly now: number },
): Promise<void> {
  await unitOfWork(async ({ libraryImports, deliveries }) => {
    if (!(await libraryImports.isUndelivered(importId))) return;
    const state = await readImportState(importId, libraryImports);
    if (!state || state.import.finishedAt === null) return;
    const { userId, finishedAt } = state.import;
    const key = `import:${importId}`;
    const { id } = await deliveries.add({
      key,
      origin: { kind: 'import', id: String(importId) },
      target: { kind: 'dm', id: userId },
      body: importResult(state),
      nonce: deliveryNonce(key, userId),
      paperIds: [],
      format: null,
      listName: null,
      slotDueAt: finishedAt,
      expiresAt: finishedAt + IMPORT_TTL_MS,
      createdAt: now,
    });
    await libraryImports.recordDelivery(importId, id);
  });
}
