import fc from 'fast-check';
import type { MessageBody } from '../../../src/core/message/message-body.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import type { Draft } from '../../../src/core/schedule/draft.ts';
import type { Submission } from '../../../src/core/submission/submission.ts';
import { draftChanges } from '../../../src/core/schedule/draft-changes.ts';
import { draftMessage } from '../../../src/views/desk/draft-message.ts';
import { draftPaperChoice } from '../../../src/views/desk/draft-paper-choice.ts';
import { draftPaperMenu } from '../../../src/views/desk/draft-paper-menu.ts';
import { startedOver, startOverQuestion } from '../../../src/views/desk/start-over.ts';
import { notice, trustedNotice } from '../../../src/views/notice/notice.ts';
import type { EarlierPost } from '../../../src/views/paper/earlier-posts.ts';
import { decisionNotice, reopenedLines, type Acceptance } from '../../../src/views/submission/acceptance.ts';
import { submissionNotes } from '../../../src/views/submission/submission-note.ts';
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
      listName: isTouched ? '2026-03-01' : null,
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

const POSTS: readonly EarlierPost[] = ['4', '5', '6'].map(messageId => ({
  messageId,
  channelId: '2000000000000000001',
  guildId: '1000000000000000001',
  postedAt: 1.7e12,
  sharedBy: member,
}));

const anyAcceptance: fc.Arbitrary<Acceptance> = fc
  .tuple(fc.array(fc.tuple(anyDraft, anySchedule, fc.boolean()), { maxLength: 7 }), fc.boolean())
  .map(([drafts, isPosted]) => ({
    earlierPosts: isPosted ? POSTS : [],
    drafts: drafts.map(([{ draft }, schedule, isAdded]) => ({ draft, schedule, isAdded })),
  }));

type ViewArbitrary = fc.Arbitrary<{ readonly body: MessageBody; readonly shown: readonly Paper[] }>;

/** The messages about submitted papers and drafts, of any input. */
export const deskViews: readonly [string, ViewArbitrary][] = [
  [
    'nomination',
    fc.tuple(anySubmission, anyPaper).map(([submission, paper]) => ({
      body: nominationMessage(submission, paper, { nonce, earlierPosts: POSTS }),
      shown: [paper],
    })),
  ],
  [
    'accepted paper',
    fc.tuple(anyAcceptance, anyPaper).map(([acceptance, paper]) => ({
      body: decisionNotice(paper, { acceptance, canUndo: true }) ?? notice('nothing'),
      shown: [paper],
    })),
  ],
  [
    'declined paper',
    anyPaper.map(paper => ({
      body: decisionNotice(paper, { acceptance: undefined, canUndo: true }) ?? notice('nothing'),
      shown: [paper],
    })),
  ],
  [
    'nomination that is open again',
    anyAcceptance.map(({ drafts }) => ({
      body: trustedNotice(reopenedLines(drafts.map(({ draft }) => draft)).join('\n')),
      shown: [],
    })),
  ],
  [
    'submitted paper',
    fc
      .tuple(
        anySubmission,
        anyPaper,
        fc.constantFrom('listed', 'nominated', 'changed', 'known'),
        anyText,
        anyAcceptance,
      )
      .map(([submission, paper, kind, source, acceptance]) => ({
        body: submissionNotice({
          kind,
          submission,
          paper,
          userId: member,
          canTakeBack: true,
          source,
          ...acceptance,
        }),
        shown: [paper],
      })),
  ],
  [
    'draft',
    fc.tuple(anyDraft, anySchedule).map(([{ draft, papers }, schedule]) => ({
      body: draftMessage(draft, {
        schedule,
        papers: new Map(papers.map(each => [each.id, each])),
        remarks: submissionNotes(
          new Map(
            draft.papers.map(({ paperId, line }) => [
              paperId,
              { submittedBy: member, line, curatorLine: line && `*${line}` },
            ]),
          ),
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
        body: draftPaperMenu(draft, { paperId: paper.id, isPinned, isDropped, line, lineBy: null }, paper, {
          kind: 'swapped',
          other: paper,
          line,
        }),
        shown: [paper],
      })),
  ],
  [
    'choice among papers for a draft',
    fc.tuple(fc.array(anyPaper, { minLength: 1, maxLength: 10 }), anyPaper).map(([papers, replaced]) => ({
      body: draftPaperChoice(7, [...new Map(papers.map(each => [each.id, each])).values()], replaced),
      shown: [replaced],
    })),
  ],
  [
    'draft that is started over',
    fc.tuple(anyDraft, fc.boolean()).map(([{ draft, papers }, isRepeated]) => {
      const ids = papers.map(({ id }) => id);
      const changes = draftChanges(draft.papers, ids.toReversed());
      const discarded = { changes, papers: new Map(papers.map(each => [each.id, each])) };
      const question = startOverQuestion(draft, discarded, { isRepeated });
      return { body: isRepeated ? question : startedOver(discarded), shown: [] };
    }),
  ],
];
