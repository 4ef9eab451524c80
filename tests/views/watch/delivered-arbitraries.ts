import fc from 'fast-check';
import type { MessageBody } from '../../../src/core/message/message-body.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { SUBSCRIPTION_SUBJECTS } from '../../../src/core/watch/subscription.ts';
import { wallRefused } from '../../../src/views/notice/wall-refused.ts';
import { watchesPaused } from '../../../src/views/notice/watches-paused.ts';
import { wallCard } from '../../../src/views/paper/wall-card.ts';
import { subscriptionDigest } from '../../../src/views/watch/subscription-digest.ts';
import { watchDigest } from '../../../src/views/watch/watch-digest.ts';
import { anyPaper, anyText } from '../paper-arbitrary.ts';

const nonce = 'Zm9vYmFyYmF6cXV4-_AAAA';
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const papers = fc.array(anyPaper, { minLength: 1, maxLength: 10 });
const criteria = fc.record({
  words: maybe(anyText),
  author: maybe(anyText),
  organization: maybe(anyText),
  category: maybe(anyText),
  minVotes: maybe(fc.nat()),
});

type ViewArbitrary = fc.Arbitrary<{ readonly body: MessageBody; readonly shown: readonly Paper[] }>;

/** What watches, subscriptions and walls of fame send by themselves, of any input. */
export const deliveredViews: readonly [string, ViewArbitrary][] = [
  [
    'papers that watches found',
    fc
      .tuple(papers, fc.nat(3), fc.array(criteria, { minLength: 1, maxLength: 25 }), fc.boolean())
      .map(([found, more, watches, isPlain]) => {
        const byPaper = found.map(({ id }, at) => [id, watches.slice(at % watches.length)] as const);
        return {
          body: watchDigest({ papers: found, more, watches: new Map(byPaper), nonce, isPlain }),
          shown: found,
        };
      }),
  ],
  [
    'papers of a subscription',
    fc
      .tuple(papers, fc.constantFrom(...SUBSCRIPTION_SUBJECTS), fc.array(anyText), fc.boolean())
      .map(([found, what, sharedTerms, isPlain]) => {
        const reasons = new Map(found.map(near => [near.id, { near, sharedTerms }]));
        const listName = what === 'daily' ? '2026-11-21' : null;
        const body = subscriptionDigest({ what, papers: found, listName, reasons, nonce, isPlain });
        return { body, shown: found };
      }),
  ],
  [
    'watches that were paused',
    fc.tuple(fc.integer({ min: 1, max: 200 }), anyText).map(([watches, problem]) => ({
      body: watchesPaused({ channelId: '123456789012345678', watches, problem }),
      shown: [],
    })),
  ],
  [
    'a paper on the wall of fame',
    anyPaper.map(paper => ({ body: wallCard(paper, { nonce }), shown: [paper] })),
  ],
  [
    'a wall of fame that refused a paper',
    anyText.map(problem => ({
      body: wallRefused({ channelId: '123456789012345678', problem }),
      shown: [],
    })),
  ],
];
