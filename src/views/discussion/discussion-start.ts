import { discussionPrompts, type DiscussionAspect } from '../../core/discussion/discussion-prompts.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitSentences } from '../format/fit-sentences.ts';
import { memberMention } from '../format/shared-by.ts';
import { scheduledCard } from '../paper/posted-card.ts';
import { plainTitle } from '../paper/paper-title.ts';

/** docs, "Channel Object": the name of a thread. */
const MAX_THREAD_NAME_LENGTH = 100;

/** Of a quoted sentence; four of them and a card fit a message. */
const MAX_SENTENCE_WEIGHT = 280;

const LABELS: Readonly<Record<DiscussionAspect, string>> = {
  claim: '🎯 Claim',
  method: '⚙️ Method',
  evidence: '📊 Evidence',
  limits: '🚧 Limits',
};

/** Who opened a discussion; `null` for the bot. */
type Opener = { readonly openedBy: string | null };

/** Returns the name of the thread in which a paper is discussed. */
export function discussionName(paper: Paper): string {
  return plainTitle(paper, MAX_THREAD_NAME_LENGTH);
}

/** Returns the message under which the thread is opened: the card of the paper. */
export function discussionCard(paper: Paper, nonce: string): MessageBody {
  return scheduledCard(paper, { nonce });
}

/** Returns the first message in the thread: what the discussion can start from. */
export function discussionStart(paper: Paper, opener: Opener): MessageBody {
  return message(textDisplay(startMarkdown(paper, opener)));
}

/** Returns the first message of a discussion in a forum: the card, and what the discussion can start from. */
export function discussionForumPost(paper: Paper, nonce: string, opener: Opener): MessageBody {
  const card = discussionCard(paper, nonce);
  return { ...card, components: [...card.components, textDisplay(startMarkdown(paper, opener))] };
}

/** Returns the message that opens an archived discussion again: the paper was posted at `link`. */
export function discussionReopened(link: string): MessageBody {
  return message(textDisplay(`🔁 This paper came up again: ${link}`));
}

/** Returns sentences and questions that a discussion can start from, and who opened it. */
function startMarkdown(paper: Paper, { openedBy }: Opener): string {
  const by = openedBy === null ? '' : ` · opened by ${memberMention(openedBy)}`;
  const prompts = discussionPrompts(paper).map(({ aspect, sentence, question }) => {
    const quoted =
      sentence === undefined
        ? ''
        : fitSentences(sentence, MAX_SENTENCE_WEIGHT, part => `**${LABELS[aspect]}:** “${escapeText(part)}”`);
    return quoted || `**${LABELS[aspect]}:** ${question}`;
  });
  return [`-# 💬 To start from${by}`, ...prompts].join('\n');
}
