import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { isTakenBack, NOMINATION_TTL_MS, type Submission } from '../../core/submission/submission.ts';
import { DAY_MS } from '../../core/time/duration.ts';
import { BLUE, button, container, message, row, separator, textDisplay } from '../format/components.ts';
import { formatDate } from '../format/format-date.ts';
import { memberMention } from '../format/shared-by.ts';
import { entryMarkdown } from '../list/list-entry.ts';
import { earlierPostsMarkdown, type EarlierPost } from '../paper/earlier-posts.ts';
import { quotedLine } from './submission-note.ts';

/** The paper of a nomination is shown with a longer summary than on a list: it is to be judged. */
const MAX_SUMMARY_WEIGHT = 600;
const MAX_ENTRY_WEIGHT = 1200;

/**
 * Returns the message that asks the curators about a nominated paper, or, once it is decided, what they decided. `nonce`
 * identifies the message while it is posted, see `Digest.nonce`. `earlierPosts`: of the paper in the server, the newest first.
 */
export function nominationMessage(
  submission: Submission,
  paper: Paper,
  {
    nonce,
    earlierPosts = [],
  }: { readonly nonce?: string; readonly earlierPosts?: readonly EarlierPost[] } = {},
): MessageBody {
  const posted = earlierPostsMarkdown(earlierPosts);
  const marks = nonce === undefined ? [] : [nonce];
  const line = quotedLine(submission.line);
  const added = quotedLine(submission.curatorLine);
  const nominator = `${memberMention(submission.submittedBy)} nominates this paper for the list of the day.`;
  const buttons =
    submission.state === 'nominated'
      ? [
          button(customId('nomination', 'accept', paper.id, ...marks), { label: 'Accept' }),
          button(customId('nomination-line', paper.id), { label: 'Accept with a line' }),
          button(customId('nomination', 'decline', paper.id), { label: 'Decline' }),
        ]
      : [];
  return nominationCard(paper, {
    head: [line === '' ? nominator : `${nominator} ${line}`],
    foot: [
      stateMarkdown(submission),
      ...(added === '' ? [] : [`Posted with the line of a curator: ${added}`]),
      ...(posted === undefined ? [] : [posted]),
    ],
    buttons,
  });
}

/** Returns the message of a nomination that is deleted, such as with all data of the member: a card without buttons to decide it. */
export function deletedNomination(paper: Paper): MessageBody {
  return nominationCard(paper, { head: [], foot: ['No longer nominated.'], buttons: [] });
}

function nominationCard(
  paper: Paper,
  {
    head,
    foot,
    buttons,
  }: {
    readonly head: readonly string[];
    readonly foot: readonly string[];
    /** Those in front of the one that shows the paper. */
    readonly buttons: Parameters<typeof row>;
  },
): MessageBody {
  return message(
    container(BLUE, [
      textDisplay(['### Nominated paper', ...head].join('\n')),
      separator(),
      textDisplay(entryMarkdown(paper, { number: '', summaryWeight: MAX_SUMMARY_WEIGHT }, MAX_ENTRY_WEIGHT)),
      separator(),
      textDisplay(foot.join('\n')),
      row(...buttons, button(customId('open', paper.id), { label: 'Show details' })),
    ]),
  );
}

/** Returns what became of a submission, as one line of markdown. */
export function stateMarkdown(submission: Submission): string {
  const { state, day, decidedBy } = submission;
  const by = decidedBy === null ? '' : ` by ${memberMention(decidedBy)}`;
  if (state === 'nominated') return 'Waiting for a curator.';
  if (state === 'withdrawn') {
    const tooLate = `no curator decided within ${NOMINATION_TTL_MS / DAY_MS} days`;
    const why = isTakenBack(submission) ? 'taken back' : tooLate;
    return `Withdrawn: ${why}. It can be nominated again with \`/submit\`.`;
  }
  if (state === 'refused') return `Declined${by}.`;
  const date = day === null ? undefined : formatDate(day);
  return `Accepted${by}${date === undefined ? '' : ` for the list of ${date}`}.`;
}
