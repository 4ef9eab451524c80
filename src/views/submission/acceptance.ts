import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { AcceptedInDraft, Draft } from '../../core/schedule/draft.ts';
import { keptPapers } from '../../core/schedule/draft-steps.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { messageLink } from '../format/message-link.ts';
import { earlierPostsMarkdown, type EarlierPost } from '../paper/earlier-posts.ts';
import { titleMarkdown } from '../paper/paper-title.ts';

const TITLE_LIMITS = { weight: 300, urlLength: 500 };

/** Drafts that are named: a server has a few. */
const MAX_NAMED_DRAFTS = 5;

/** What a member who submits or accepts a paper should know. */
export interface Acceptance {
  /** Posts of the paper in the server, the newest first. */
  readonly earlierPosts: readonly EarlierPost[];
  /** What became of it in drafts that curators had changed. */
  readonly drafts: readonly AcceptedInDraft[];
}

/** Returns that as lines of markdown; none if nothing has to be said. */
export function acceptanceLines({ earlierPosts, drafts }: Acceptance): string[] {
  const wasPosted = earlierPosts.some(({ sharedBy }) => sharedBy === undefined);
  return [
    // What a member shared is posted by a schedule all the same.
    ...(wasPosted
      ? ['It is not posted again in a channel that had it, unless a schedule there repeats papers.']
      : []),
    ...[earlierPostsMarkdown(earlierPosts) ?? []].flat(),
    ...drafts.slice(0, MAX_NAMED_DRAFTS).map(draftLine),
  ];
}

/** What the private message to the curator who decided on a nominated paper says. */
export interface DecisionNotice {
  /** What to know about an accepted paper; `undefined` for one that was declined. */
  readonly acceptance: Acceptance | undefined;
  /** Whether the nomination can be opened again. */
  readonly canUndo: boolean;
}

/** Returns that message; `undefined` if nothing has to be said. */
export function decisionNotice(
  paper: Paper,
  { acceptance, canUndo }: DecisionNotice,
): MessageBody | undefined {
  const lines = acceptance ? acceptanceLines(acceptance) : [];
  if (lines.length === 0 && !canUndo) return undefined;
  const title = `${acceptance ? 'Accepted' : 'Declined'}: **${titleMarkdown(paper, TITLE_LIMITS)}**`;
  return message(
    container(BLUE, [
      textDisplay([title, ...lines].join('\n')),
      ...(canUndo
        ? [row(button(customId('nomination-undo', paper.id), { label: 'Undo', emoji: '↩️' }))]
        : []),
    ]),
  );
}

/** Returns that a nomination is open again, with the changed drafts that keep its paper, as lines of markdown. */
export function reopenedLines(drafts: readonly Draft[]): string[] {
  return ['The nomination is open again.', ...keptInDraftsLines(drafts)];
}

/** Returns the changed drafts that keep a paper which left its list, as lines of markdown. */
export function keptInDraftsLines(drafts: readonly Draft[]): string[] {
  return drafts
    .slice(0, MAX_NAMED_DRAFTS)
    .map(draft => `⚠️ A draft that curators changed keeps the paper. Drop it there.${draftLink(draft)}`);
}

function draftLink({ guildId, message: place }: Pick<Draft, 'guildId' | 'message'>): string {
  return place === null ? '' : ` ${messageLink({ guildId, ...place })}`;
}

function draftLine({ draft, schedule, isAdded }: AcceptedInDraft): string {
  const link = draftLink(draft);
  const name = `the draft for <#${schedule.channelId}>`;
  return isAdded
    ? `📥 It is in ${name}.${link}`
    : `⚠️ It is left out of ${name}, which curators changed and which has ${count(keptPapers(draft.papers).length, 'paper')}. To post it now, choose it in the draft; otherwise it comes with a later post.${link}`;
}
