import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import type { AcceptedInDraft } from '../../core/schedule/draft.ts';
import { keptPapers } from '../../core/schedule/draft-steps.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { messageLink } from '../format/message-link.ts';
import { earlierPostsMarkdown, type EarlierPost } from '../paper/earlier-posts.ts';
import { titleMarkdown } from '../paper/paper-title.ts';

const TITLE_LIMITS = { weight: 300, urlLength: 500 };

/** Drafts that are named: a server has a few. */
const MAX_NAMED_DRAFTS = 5;

/** What the curator who accepted a paper should know. */
export interface Acceptance {
  /** Posts of the paper in the server, the newest first. */
  readonly earlierPosts: readonly EarlierPost[];
  /** What became of it in drafts that curators had changed. */
  readonly drafts: readonly AcceptedInDraft[];
}

/** Returns that as lines of markdown; none if nothing has to be said. */
export function acceptanceLines({ earlierPosts, drafts }: Acceptance): string[] {
  const posted = earlierPostsMarkdown(earlierPosts);
  return [
    ...(posted === undefined
      ? []
      : ['It is not posted again in a channel that had it, unless a schedule there repeats papers.', posted]),
    ...drafts.slice(0, MAX_NAMED_DRAFTS).map(draftLine),
  ];
}

/** Returns the private message to the curator who accepted a nominated paper; `undefined` if nothing has to be said. */
export function acceptedNotice(paper: Paper, acceptance: Acceptance): MessageBody | undefined {
  const lines = acceptanceLines(acceptance);
  if (lines.length === 0) return undefined;
  return message(textDisplay([`Accepted: **${titleMarkdown(paper, TITLE_LIMITS)}**`, ...lines].join('\n')));
}

/** Returns the private message to the curator who declined a nominated paper, with a button that opens it again. */
export function declinedNotice(paper: Paper): MessageBody {
  return message(
    container(BLUE, [
      textDisplay(`Declined: **${titleMarkdown(paper, TITLE_LIMITS)}**`),
      row(button(undoDeclineId(paper.id), { label: 'Undo', emoji: '↩️' })),
    ]),
  );
}

function undoDeclineId(paperId: PaperId): string {
  return customId('nomination-undo', paperId);
}

function draftLine({
  draft: { guildId, message: place, papers },
  schedule,
  isAdded,
}: AcceptedInDraft): string {
  const link = place === null ? '' : ` ${messageLink({ guildId, ...place })}`;
  const name = `the draft for <#${schedule.channelId}>`;
  return isAdded
    ? `📥 It is in ${name}.${link}`
    : `⚠️ It is left out of ${name}, which curators changed and which has ${count(keptPapers(papers).length, 'paper')}. To post it now, choose it in the draft; otherwise it comes with a later post.${link}`;
}
