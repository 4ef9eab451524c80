import { describe, expect, it } from 'vitest';
import { REMOVED_PAPER } from '../../../src/core/message/posted.ts';
import { idAt } from '../../../src/core/message/snowflake.ts';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import { postedPaperIds } from '../../../src/jobs/origins/posted-paper-ids.ts';
import { noticeRestore } from '../../../src/usecases/notice-restore.ts';
import { openTestDatabase } from '../../support/database.ts';

const RESTORED_AT = Date.parse('2026-11-23T12:00:00Z');
const NONCE = 'n1';

/** The buttons of a message with the papers 9 and 3, and one of another message. */
const CUSTOM_IDS = [`v1|save|3|2|${NONCE}`, `v1|save|9|1|${NONCE}`, 'v1|save|4|1|other'];

/** Returns the papers of a message that was found again, on a backup that was made when the last paper was 5. */
async function papersOf({ sentAt, isRestored }: { sentAt: number; isRestored: boolean }) {
  const { stores, unitOfWork } = await openTestDatabase();
  await stores.metadata.set('backup', '5');
  await noticeRestore(unitOfWork, RESTORED_AT);
  const delivery = { isRestored, shownIds: [9, 3], nonce: NONCE };
  return postedPaperIds(delivery, { messageId: idAt(sentAt), customIds: CUSTOM_IDS }, stores);
}

describe('a message that was found again has', () => {
  it('the papers of its delivery if it was sent after the restore, also those added since the backup', async () => {
    expect(await papersOf({ sentAt: RESTORED_AT + MINUTE_MS, isRestored: true })).toEqual([9, 3]);
    expect(await papersOf({ sentAt: RESTORED_AT, isRestored: true })).toEqual([9, 3]);
  });

  it('the papers of its buttons if it was sent before, of which those added since the backup are not known', async () => {
    expect(await papersOf({ sentAt: RESTORED_AT - MINUTE_MS, isRestored: true })).toEqual([REMOVED_PAPER, 3]);
  });

  it('the papers of its delivery if that was added after the restore', async () => {
    expect(await papersOf({ sentAt: RESTORED_AT - MINUTE_MS, isRestored: false })).toEqual([9, 3]);
  });
});
