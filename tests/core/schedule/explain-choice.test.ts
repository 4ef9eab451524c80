import { describe, expect, it } from 'vitest';
import {
  explainChoice,
  type ChoiceFacts,
  type ChoiceSettings,
} from '../../../src/core/schedule/explain-choice.ts';
import { DAY_MS } from '../../../src/core/time/duration.ts';

/** A paper of the archive that is the third of forty. */
const FACTS: ChoiceFacts = {
  publishedAt: '2026-03-01',
  listedOn: [],
  isWithdrawn: false,
  list: null,
  filters: [],
  isBlocked: false,
  rank: 3,
  candidates: { count: 40, isMore: false },
};

const SETTINGS: ChoiceSettings = {
  count: 5,
  repeat: 'never',
  isPaused: false,
  next: { date: '2026-03-04', dueAt: 0 },
};

const post = { guildId: 'g', channelId: 'c', messageId: 'm', postedAt: DAY_MS };

/** The steps of an explanation as text, those that do not pass with a minus, and its next chance. */
function explain(facts: Partial<ChoiceFacts>, settings: Partial<ChoiceSettings> = {}) {
  const { steps, isPosted, chance } = explainChoice({ ...FACTS, ...facts }, { ...SETTINGS, ...settings });
  return { steps: steps.map(({ kind, passes }) => (passes ? kind : `-${kind}`)).join(' '), isPosted, chance };
}

describe('why a paper is posted or not', () => {
  it('is posted if it is among the first', () => {
    expect(explain({})).toEqual({ steps: 'corpus posted rank', isPosted: true, chance: { kind: 'next' } });
  });

  it('has its turn in a later slot if too many come before it', () => {
    expect(explain({ rank: 12 })).toEqual({
      steps: 'corpus posted -rank',
      isPosted: false,
      chance: { kind: 'slot', number: 3 },
    });
  });

  it('is not on the list that is posted', () => {
    const list = { name: '2026-03-03', place: null };
    expect(explain({ list, rank: null })).toEqual({
      steps: 'corpus -list posted -rank',
      isPosted: false,
      chance: { kind: 'list' },
    });
  });

  it('was submitted, whether it is on the list or not', () => {
    const submission = { submittedBy: '1', decidedBy: '2', day: '2026-03-03' };
    const list = { name: '2026-03-03', place: 4 };
    expect(explain({ submission, list, rank: 1 }).steps).toBe('corpus submitted list posted rank');
    expect(explain({ submission, list: { ...list, place: null }, rank: 1 })).toEqual({
      steps: 'corpus submitted posted rank',
      isPosted: true,
      chance: { kind: 'next' },
    });
  });

  it('does not fit the words or a filter', () => {
    const words = { query: 'lamps', found: [], missing: ['lamps'], score: null, fits: false };
    const filters = [
      { name: 'category', wanted: 'cs.LG', fits: true },
      { name: 'minVotes', wanted: '9', fits: false },
    ] as const;
    const { steps, chance } = explain({ words, filters, rank: null });
    expect(steps).toBe('corpus -words category -minVotes posted -rank');
    expect(chance).toEqual({ kind: 'none' });
    expect(explain({ words: { ...words, fits: true }, filters: [filters[1]], rank: null }).chance).toEqual({
      kind: 'none',
    });
  });

  it.each([
    ['never', { kind: 'none' }],
    ['7d', { kind: 'repeat', days: 7, after: DAY_MS }],
    ['30d', { kind: 'repeat', days: 30, after: DAY_MS }],
  ] as const)('was posted before, and is repeated %s', (repeat, chance) => {
    const explained = explain({ isBlocked: true, post, rank: null }, { repeat });
    expect(explained).toEqual({ steps: 'corpus -posted -rank', isPosted: false, chance });
  });

  it('is withdrawn', () => {
    expect(explain({ isWithdrawn: true, rank: null })).toMatchObject({
      steps: '-corpus posted -rank',
      chance: { kind: 'none' },
    });
  });

  it('waits for a paused schedule', () => {
    expect(explain({}, { isPaused: true })).toEqual({
      steps: 'corpus posted rank -paused',
      isPosted: false,
      chance: { kind: 'resume' },
    });
  });

  it('is as the draft on the desk of the curators has it', () => {
    expect(explain({ rank: 30, draft: { hasPaper: true } })).toEqual({
      steps: 'corpus posted draft',
      isPosted: true,
      chance: { kind: 'next' },
    });
    expect(explain({ draft: { hasPaper: false } })).toEqual({
      steps: 'corpus posted -draft',
      isPosted: false,
      chance: { kind: 'slot', number: 2 },
    });
  });
});
