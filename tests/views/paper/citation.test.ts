import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cite } from '../../../src/bibliography/citation.ts';
import { citationView } from '../../../src/views/paper/citation.ts';
import { limitsBroken } from '../discord-limits.ts';
import { textsOf } from '../message-parts.ts';
import { anyPaper } from '../paper-arbitrary.ts';

it('references to any paper are three whole blocks within the limits of Discord', () => {
  fc.assert(
    fc.property(anyPaper, paper => {
      // The smallest limits, with which there is always an answer.
      const body = citationView(cite(paper, { names: 0, titleLength: 100 }));
      if (!body) throw new Error('the references do not fit a message');
      expect(limitsBroken(body)).toEqual([]);
      for (const text of textsOf(body))
        expect(text).toMatch(/^\*\*\w+\*\*\n```(?:bibtex)?\n(?:(?!```)[^])+\n```$/);
    }),
    { numRuns: 200 },
  );
});
