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
import { earlierPostsMarkdown } from '../paper/earlier-posts.ts';
import { acceptanceLines, type Acceptance } from './acceptance.ts';
import { stateMarkdown } from './nomination.ts';
import { quotedLine } from './submission-note.ts';

const TITLE_LIMITS = { weight: 400, urlLength: 500 };
const MAX_SOURCE_WEIGHT = 100;

/** A submitted paper as its member is told about it. */
export interface SubmissionNotice extends Partial<Acceptance> {
  readonly kind: 'listed' | 'nominated' | 'known';
  readonly submission: Submission;
  readonly paper: Paper;
  /** The reader. */
  readonly userId: string;
  /** The source that the paper was just added from. */
  readonly source?: string | undefined;
}

/** Returns what came of a submitted paper, for the member who submitted it. */
export function submissionNotice({
  kind,
  submission,
  paper,
  userId,
  source,
  earlierPosts = [],
  drafts = [],
}: SubmissionNotice): MessageBody {
  const posted = earlierPostsMarkdown(earlierPosts);
  const line = quotedLine(submission);
  return message(
    container(BLUE, [
      textDisplay(
        [
          `**${titleMarkdown(paper, TITLE_LIMITS)}**`,
          ...(line === '' ? [] : [line]),
          resultMarkdown(kind, submission, userId),
          ...(kind === 'listed' ? acceptanceLines({ earlierPosts, drafts }) : [posted ?? []].flat()),
          ...(source === undefined
            ? []
            : [fitText(source, MAX_SOURCE_WEIGHT, part => `-# ${addedFrom(escapeText(part))}`)]),
        ].join('\n'),
      ),
      row(button(customId('open', paper.id), { label: 'Show details' })),
    ]),
  );
}

function resultMarkdown(kind: SubmissionNotice['kind'], submission: Submission, userId: string): string {
  const day = submission.day === null ? undefined : formatDate(submission.day);
  if (kind === 'listed') return `It is on the list of ${day ?? 'today'} of this server.`;
  if (kind === 'nominated')
    return 'Nominated: a curator decides. To see how it stands, use `/submit` with the same paper again.';
  const who = submission.submittedBy === userId ? 'You' : memberMention(submission.submittedBy);
  const verb = submission.submittedBy === submission.decidedBy ? 'submitted' : 'nominated';
  return `${who} ${verb} it already. ${stateMarkdown(submission)}`;
}
