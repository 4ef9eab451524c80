import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discussionPrompts } from '../../../src/core/discussion/discussion-prompts.ts';

const shown = (abstract: string | null, tldr: string | null = null) =>
  Object.fromEntries(discussionPrompts({ abstract, tldr }).map(each => [each.aspect, each.sentence]));

describe('discussionPrompts', () => {
  it('quotes sentences about claim, method, evidence and limits', () => {
    const abstract = [
      'Gardens are hard to water well.',
      'We propose Drizzle, a new scheduler for sprinklers.',
      'It is trained on soil readings using a small encoder and a contrastive objective.',
      'Drizzle uses 31% less water than the best timer and outperforms experts on four lawns.',
      'It still struggles on steep slopes, which we leave to future work.',
    ].join(' ');
    expect(shown(abstract)).toEqual({
      claim: expect.stringContaining('We propose Drizzle'),
      method: expect.stringContaining('small encoder'),
      evidence: expect.stringContaining('31%'),
      limits: expect.stringContaining('steep slopes'),
    });
  });

  it('asks a question where no sentence fits, and for a paper without an abstract', () => {
    expect(shown(null)).toEqual({
      claim: undefined,
      method: undefined,
      evidence: undefined,
      limits: undefined,
    });
    expect(shown(null, 'We introduce a calendar of moss.')).toMatchObject({
      claim: 'We introduce a calendar of moss.',
      limits: undefined,
    });
    expect(discussionPrompts({ abstract: null, tldr: null }).map(each => each.question)).toEqual([
      expect.stringMatching(/claim.*\?$/),
      expect.stringMatching(/work.*\?$/),
      expect.stringMatching(/result.*\?$/),
      expect.stringMatching(/fail.*\?$/),
    ]);
  });

  it('quotes no sentence twice, whatever the text', () => {
    const words = fc.constantFrom(
      'we',
      'propose',
      'using',
      'method',
      'outperform',
      '12%',
      'fails',
      'moss',
      '.',
      '?',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), list => {
        const sentences = discussionPrompts({ abstract: list.join(' '), tldr: null }).flatMap(
          each => each.sentence ?? [],
        );
        expect(sentences.length).toBeLessThanOrEqual(4);
      }),
      { numRuns: 50 },
    );
  });
});
