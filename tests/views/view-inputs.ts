import fc from 'fast-check';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { DigestLayout } from '../../src/core/schedule/digest-layout.ts';
import type { EarlierPost } from '../../src/views/paper/earlier-posts.ts';
import { anyPaper } from './paper-arbitrary.ts';

export const nonce = 'Zm9vYmFyYmF6cXV4-_AAAA';
export const papers = fc.array(anyPaper, { minLength: 1, maxLength: 10 });
export const time = fc.integer({ min: 0, max: 4e12 });

export const member = '223456789012345678';
export const listId = '323456789012345678';
export const earlierPost: EarlierPost = {
  messageId: '423456789012345678',
  channelId: '123456789012345678',
  guildId: '523456789012345678',
  postedAt: 1e12,
};

/** A view of arbitrary input, and the papers that it shows. */
export type ViewArbitrary = fc.Arbitrary<{ readonly body: MessageBody; readonly shown: readonly Paper[] }>;

/** A layout with a heading above every few papers, each of which has one like it and is unlike all others. */
export function layoutOf(shown: readonly Paper[], heading: string, every: number): DigestLayout {
  const ids = shown.map(paper => paper.id);
  return {
    order: ids,
    headings: new Map(ids.filter((_, at) => at % every === 0).map(id => [id, heading])),
    collapsed: new Set(ids.filter((_, at) => at % every === 1)),
    unlike: new Set(ids),
  };
}
