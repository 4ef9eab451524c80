import type { MessageBody } from '../../core/message/message-body.ts';
import type { Discussion } from '../../core/discussion/discussions.ts';
import { arxivUrl } from '../../core/paper/arxiv-id.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { discussedHereMarkdown } from '../discussion/discussion-notice.ts';
import { BLUE, container, message, separator, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { MAX_MESSAGE_WEIGHT, weigh, weighAll } from '../format/text-weight.ts';
import { earlierPostsMarkdown, type EarlierPost } from '../paper/earlier-posts.ts';
import { listMarkdown } from './list-markdown.ts';
import { paperSelect } from './paper-select.ts';

/** A paper that a message mentions, and its earlier posts (newest first). */
export interface MessagePaper {
  readonly paper: Paper;
  readonly earlierPosts: readonly EarlierPost[];
  /** Its discussion in the server, if the reader may see it. */
  readonly discussion?: Discussion | undefined;
}

/** arXiv ids that a message mentions and no paper here has. */
export interface UnknownIds {
  /** No source has them. */
  readonly notFound: readonly string[];
  readonly notLookedUp: readonly string[];
}

/** Returns the papers that a message mentions, at most ten, and the ids of others, at most ten. */
export function messagePapers(entries: readonly MessagePaper[], unknownIds: UnknownIds): MessageBody {
  const head = `### ${count(entries.length, 'paper')} in this message`;
  const unknown = unknownMarkdown(unknownIds);
  const otherTexts = unknown === undefined ? [head] : [head, unknown];
  const texts = withEarlierPosts(entries, otherTexts);
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...texts.map(textDisplay),
      ...(unknown === undefined ? [] : [textDisplay(unknown)]),
      ...(entries.length === 0 ? [] : [separator(), paperSelect(entries.map(({ paper }) => paper))]),
    ]),
  );
}

/** Returns lines that name the ids of a message without a paper here; `undefined` if there are none. */
export function unknownMarkdown({ notFound, notLookedUp }: UnknownIds): string | undefined {
  const lines = [
    ...linkedIds('Not found', notFound),
    ...linkedIds('Not here yet; look up with `/paper`', notLookedUp),
  ];
  return lines.length === 0 ? undefined : lines.join('\n');
}

function linkedIds(label: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  return [`-# ${label}: ${ids.map(id => `[${id}](${arxivUrl(id, 'abs')})`).join(', ')}`];
}

/** Returns the entries, each with its newest earlier post and discussion as long as there is room: ten long papers leave little. */
function withEarlierPosts(entries: readonly MessagePaper[], otherTexts: readonly string[]): string[] {
  const listed = entries.map(({ paper }, index) => ({
    paper,
    options: { number: `${index + 1}.`, summaryWeight: 0 },
  }));
  const texts = listMarkdown(listed, otherTexts);
  let room = MAX_MESSAGE_WEIGHT - weighAll([...otherTexts, ...texts]);
  return texts.map((text, index) => {
    const post = seenMarkdown(entries[index]);
    const weight = post === undefined ? 0 : weigh(`\n${post}`);
    if (post === undefined || weight > room) return text;
    room -= weight;
    return `${text}\n${post}`;
  });
}

function seenMarkdown(entry: MessagePaper | undefined): string | undefined {
  const lines = [
    earlierPostsMarkdown(entry?.earlierPosts.slice(0, 1) ?? []),
    entry?.discussion && discussedHereMarkdown(entry.discussion),
  ].filter(line => line !== undefined);
  return lines.length === 0 ? undefined : lines.join('\n');
}
