import fc from 'fast-check';
import type { MessageBody } from '../../../src/core/message/message-body.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import type { Draft } from '../../../src/core/schedule/draft.ts';
import type { Submission } from '../../../src/core/submission/submission.ts';
import { draftMessage } from '../../../src/views/desk/draft-message.ts';
import { draftPaperMenu } from '../../../src/views/desk/draft-paper-menu.ts';
import { submissionNote } from '../../../src/views/submission/submission-note.ts';
import { nominationMessage } from '../../../src/views/submission/nomination.ts';
import { submissionNotice } from '../../../src/views/submission/submission-notice.ts';
import { anyPaper, anyText } from '../paper-arbitrary.ts';
import { anySchedule } from '../schedule/schedule-fixtures.ts';

const member = '223456789012345678';
const nonce = 'Zm9vYmFyYmF6cXV4-_AAAA';
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const instant = fc.integer({ min: 0, max: 4e12 });

const anySubmission: fc.Arbitrary<Submission> = fc.record({
  guildId: fc.constant('1000000000000000001'),
  paperId: fc.nat(),
  submittedBy: fc.constant(member),
  line: maybe(anyText),
  state: fc.constantFrom('nominated', 'accepted', 'refused', 'withdrawn'),
  submittedAt: instant,
  day: maybe(fc.constant('2026-03-02')),
  decidedBy: maybe(fc.constant(member)),
  decidedAt: maybe(instant),
  curatorLine: maybe(anyText),
  message: fc.constant(null),
});

/** A draft of papers, of which at most ten are kept. */
const anyDraft: fc.Arbitrary<{ draft: Draft; papers: readonly Paper[] }> = fc
  .tuple(
    fc.uniqueArray(anyPaper, { maxLength: 14, selector: ({ id }) => id }),
    fc.array(fc.tuple(fc.boolean(), maybe(anyText)), { minLength: 14, maxLength: 14 }),
    fc.constantFrom('open', 'open', 'posted', 'skipped', 'cancelled'),
    fc.boolean(),
    instant,
  )
  .map(([papers, entries, state, isTouched, dueAt]) => ({
    papers,
    draft: {
      id: 7,
      scheduleId: 3,
      guildId: '1000000000000000001',
      slot: '2026-03-02',
      dueAt,
      specKey: '1',
      listName: null,
      revision: 1,
      isTouched,
      state,
      message: null,
      shownRevision: 0,
      skippedBy: isTouched ? member : null,
      post: isTouched ? { channelId: '1', messageId: '2' } : null,
      papers: papers.map(({ id }, at) => ({
        paperId: id,
        isPinned: at < 10 && entries[at]?.[0] === true,
        isDropped: at >= 10,
        line: entries[at]?.[1] ?? null,
        lineBy: null,
      })),
    },
  }));

type ViewArbitrary = fc.Arbitrary<{ readonly body: MessageBody; readonly shown: readonly Paper[] }>;

/** The messages about submitted papers and drafts, of any input. */
export const deskViews: readonly [string, ViewArbitrary][] = [
  [
    'nomination',
    fc.tuple(anySubmission, anyPaper).map(([submission, paper]) => ({
      body: nominationMessage(submission, paper, { nonce }),
      shown: [paper],
    })),
  ],
  [
    'submitted paper',
    fc
      .tuple(anySubmission, anyPaper, fc.constantFrom('listed', 'nominated', 'known'), anyText)
      .map(([submission, paper, kind, source]) => ({
        body: submissionNotice({ kind, submission, paper, userId: member, source }),
        shown: [paper],
      })),
  ],
  [
    'draft',
    fc.tuple(anyDraft, anySchedule).map(([{ draft, papers }, schedule]) => ({
      body: draftMessage(draft, {
        schedule,
        papers: new Map(papers.map(each => [each.id, each])),
        remarks: new Map(
          draft.papers.map(({ paperId, line }) => [
            paperId,
            submissionNote({ submittedBy: member, line, curatorLine: null }),
          ]),
        ),
        nonce,
      }),
      shown: papers,
    })),
  ],
  [
    'menu of a paper of a draft',
    fc
      .tuple(anyDraft, anyPaper, fc.boolean(), fc.boolean(), maybe(anyText))
      .map(([{ draft }, paper, isPinned, isDropped, line]) => ({
        body: draftPaperMenu(draft, { paperId: paper.id, isPinned, isDropped, line, lineBy: null }, paper),
        shown: [paper],
      })),
  ],
];
