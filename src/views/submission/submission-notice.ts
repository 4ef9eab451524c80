import type { MessageBody } from '../../core/message/message-body.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { Submission } from '../../core/submission/submission.ts';
import { addedFrom } from '../format/added-from.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { formatDate } from '../format/format-date.ts';
import { memberMention } from '../format/shared-by.ts';
import { titleMarkdown } from '../paper/paper-title.ts';
import { acceptanceLines, type Acceptance } from './acceptance.ts';
import { stateMarkdown } from './nomination.ts';
import { quotedLine, submissionNote } from './submission-note.ts';

const TITLE_LIMITS = { weight: 400, urlLength: 500 };
const MAX_SOURCE_WEIGHT = 100;

/** A submitted paper as its member is told about it. */
export interface SubmissionNotice extends Partial<Acceptance> {
  readonly kind: 'listed' | 'nominated' | 'changed' | 'known';
  readonly submission: Submission;
  readonly paper: Paper;
  /** The reader. */
  readonly userId: string;
  /** Whether the reader gave a line now, which is not stored. */
  readonly isLineLost?: boolean;
  readonly canTakeBack: boolean;
  /** The source that the paper was just added from. */
  readonly source?: string | undefined;
}

/** Returns what came of a submitted paper, for the member who submitted it. */
export function submissionNotice({
  kind,
  submission,
  paper,
  userId,
  isLineLost = false,
  canTakeBack,
  source,
  earlierPosts = [],
  drafts = [],
}: SubmissionNotice): MessageBody {
  const isOwn = submission.submittedBy === userId;
  const shown =
    isOwn && submission.curatorLine === null ? quotedLine(submission.line) : submissionNote(submission);
  return message(
    container(BLUE, [
      textDisplay(
        [
          `**${titleMarkdown(paper, TITLE_LIMITS)}**`,
          ...(shown === '' ? [] : [shown]),
          resultMarkdown(kind, submission, userId),
          ...(isLineLost ? [lostLineText(submission, isOwn)] : []),
          ...acceptanceLines({ earlierPosts, drafts }),
          ...(source === undefined
            ? []
            : [fitText(source, MAX_SOURCE_WEIGHT, part => `-# ${addedFrom(escapeText(part))}`)]),
        ].join('\n'),
      ),
      row(
        button(customId('open', paper.id), { label: 'Show details' }),
        ...(canTakeBack
          ? [button(customId('submission-back', paper.id), { label: 'Take back', emoji: '↩️' })]
          : []),
      ),
    ]),
  );
}

function resultMarkdown(kind: SubmissionNotice['kind'], submission: Submission, userId: string): string {
  const day = submission.day === null ? undefined : formatDate(submission.day);
  const isOwn = submission.submittedBy === userId;
  const member = memberMention(submission.submittedBy);
  if (kind === 'listed')
    return `It is on the list of ${day ?? 'today'} of this server.${isOwn ? '' : ` ${member} nominated it.`}`;
  if (kind === 'nominated')
    return 'Nominated: a curator decides. To see how it stands, use `/submit` with the same paper again.';
  if (kind === 'changed') return `Your line was changed. ${stateMarkdown(submission)}`;
  const who = isOwn ? 'You' : member;
  const verb = submission.submittedBy === submission.decidedBy ? 'submitted' : 'nominated';
  return `${who} ${verb} it already. ${stateMarkdown(submission)}`;
}

function lostLineText({ state, submittedBy, decidedBy }: Submission, isOwn: boolean): string {
  if (!isOwn) return '⚠️ Your line was not added: that member submitted it first.';
  if (state !== 'accepted') return '⚠️ Your line was not changed: the paper was declined.';
  return submittedBy === decidedBy
    ? '⚠️ Your line was not changed: the paper was posted already.'
    : '⚠️ Your line was not changed: a curator accepted the paper with the line above.';
}
