import type { ReadingStatus } from './library-item.ts';

/** What a file of references has of its user's own, beside `ReferenceFields`. */
export interface OwnFields {
  /** Clean, with what programs add to notes. */
  readonly note?: string | undefined;
  readonly status?: ReadingStatus | undefined;
}
