import type { ReadingStatus } from '../../core/library/library-item.ts';

/** How a status is called in messages. */
export const STATUS_LABELS: Readonly<Record<ReadingStatus, string>> = {
  to_read: 'To read',
  reading: 'Reading',
  read: 'Read',
};

/** The emoji before the name of a status. */
export const STATUS_EMOJI: Readonly<Record<ReadingStatus, string>> = {
  to_read: '📥',
  reading: '📖',
  read: '✅',
};
