import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/core/schedule/draft.ts';
import { newDraftPaper } from '../../../src/core/schedule/draft-steps.ts';
import { draftMessage } from '../../../src/views/desk/draft-message.ts';
import { textOf } from '../../support/rendered-message.ts';
import { aSchedule } from '../schedule/schedule-fixtures.ts';

const draft: Draft = {
  id: 7,
  scheduleId: 3,
  guildId: '1000000000000000001',
  slot: '2026-03-02',
  dueAt: 1_795_000_000_000,
  specKey: '1',
  listName: '2026-03-01',
  revision: 2,
  isTouched: true,
  state: 'open',
  message: null,
  shownRevision: 0,
  skippedBy: null,
  post: null,
  papers: [1, 2].map(newDraftPaper),
};

const JOINS = 'Papers that are accepted before that are added, up to 3 in all.';
const IS_REPLACED = 'When a newer daily list comes';

/** What the message says about a draft of a schedule of three papers. */
const said = (changes: Partial<Draft>, what: 'daily' | 'trending' = 'daily') =>
  textOf(
    draftMessage({ ...draft, ...changes }, { schedule: { ...aSchedule, what, count: 3 }, papers: new Map() }),
  );

describe('the message of a draft that curators changed', () => {
  it('says that accepted papers are added while there is room', () => {
    expect(said({})).toContain(JOINS);
    expect(said({ papers: [1, 2, 3].map(newDraftPaper) })).not.toContain('accepted');
  });

  it('says that a newer list replaces papers while one can come', () => {
    expect(said({})).toContain(IS_REPLACED);
    expect(said({ listName: '2026-03-02' })).not.toContain(IS_REPLACED);
    expect(said({ listName: null })).not.toContain(IS_REPLACED);
  });

  it('does not name what the schedule posts now, if it is no longer used', () => {
    const changed = { ...aSchedule, query: 'lamps' };
    const text = (state: Draft['state']) =>
      textOf(draftMessage({ ...draft, state }, { schedule: changed, papers: new Map() }));
    expect(text('skipped')).toContain('lamps');
    expect(text('cancelled')).not.toContain('lamps');
    expect(text('cancelled')).toContain(`<#${changed.channelId}> · #${changed.id}\nIt is no longer used`);
  });

  it('cannot be posted now without papers, unless that posts a note; the button stays, for its nonce', () => {
    const buttonOf = (empty: 'silent' | 'note', papers: Draft['papers']) =>
      JSON.stringify(
        draftMessage(
          { ...draft, papers },
          { schedule: { ...aSchedule, empty }, papers: new Map(), nonce: 'aNonce' },
        ),
      );
    const disabled = /"custom_id":"v1\|draft-post\|7\|aNonce","disabled":true/;
    const dropped = draft.papers.map(paper => ({ ...paper, isDropped: true }));
    expect(buttonOf('silent', dropped)).toMatch(disabled);
    expect(buttonOf('silent', [])).toMatch(disabled);
    expect(buttonOf('note', [])).not.toMatch(disabled);
    expect(buttonOf('silent', draft.papers)).not.toMatch(disabled);
  });

  it('says that exactly these papers are posted from another list', () => {
    expect(said({}, 'trending')).toContain('Curators changed it: exactly these papers are posted.');
  });
});
