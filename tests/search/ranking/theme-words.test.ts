import { describe, expect, it } from 'vitest';
import { indexOf, paper } from '../starter-papers.ts';

/** Papers among which no word is frequent, and one more. */
function themeWordsOf(title: string, abstract = ''): string[] {
  const others = ['Kites', 'Anchors', 'Lanterns'].flatMap((subject, at) => [
    paper({ id: 10 + at, title: `${subject} in the rain`, abstract: `${title}. ${abstract}` }),
    paper({ id: 20 + at, title: `${subject} at night` }),
  ]);
  const compared = indexOf([paper({ id: 1, title, abstract }), ...others]).compare([1], []);
  return (compared.words.get(1) ?? []).map(({ word }) => word);
}

describe('the words that can name what a paper is about', () => {
  it('are phrases of its texts, also around `of`, and words of its title', () => {
    const words = themeWordsOf(
      'Pruning at scale',
      'We prune a mixture of experts by knowledge distillation.',
    );
    expect(words).toContain('mixture of experts');
    expect(words).toContain('knowledge distillation');
    expect(words).toContain('pruning');
  });

  it('are no single words that only its texts mention, and no words of a list', () => {
    const words = themeWordsOf('Pruning at scale', 'Experts, and tokens, by their subtasks.');
    expect(words).not.toContain('tokens');
    expect(words.filter(word => word.includes(' and '))).toEqual([]);
  });

  it('have a frequent word with the telling one that it belongs to, and put that phrase first', () => {
    const [first] = themeWordsOf('Forecasting time series', 'Time series need long memories.');
    expect(first).toBe('time series');
  });
});
