import fc from 'fast-check';
import type { MessageBody } from '../../../src/core/message/message-body.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { recommendations, tooFewSaves } from '../../../src/views/list/recommendations.ts';
import { anyPaper, anyText } from '../paper-arbitrary.ts';

type ViewArbitrary = fc.Arbitrary<{ readonly body: MessageBody; readonly shown: readonly Paper[] }>;

const tag = fc.option(anyText, { nil: undefined });

const recommended = fc.record({
  paper: anyPaper,
  near: anyPaper,
  sharedTerms: fc.array(anyText, { maxLength: 5 }),
});

/** The views of recommendations with arbitrary input. */
export const recommendationViews: readonly [string, ViewArbitrary][] = [
  [
    'recommendations',
    fc
      .record({
        recommendations: fc.array(recommended, { maxLength: 10 }),
        count: fc.integer({ min: 1, max: 10 }),
        tag,
        dismissed: fc.option(anyPaper, { nil: undefined }),
        progress: fc.constantFrom(undefined, { indexed: 5, papers: 1e6 }),
      })
      .map(shown => ({
        body: recommendations(shown),
        shown: shown.recommendations.map(({ paper }) => paper),
      })),
  ],
  [
    'too few saves',
    fc
      .tuple(fc.integer({ min: 0, max: 2 }), tag)
      .map(([saves, of]) => ({ body: tooFewSaves({ saves, needed: 3 }, of), shown: [] })),
  ],
];
