import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { arxivUrl } from '../../core/paper/arxiv-id.ts';
import { MESSAGE_WEIGHT, weigh } from '../format/budget.ts';
import { BLUE, container, message, separator, textDisplay } from '../format/components.ts';
import { count } from '../format/join-parts.ts';
import { openSelect } from '../list/open-select.ts';
import { listMarkdown } from '../list/paper-list.ts';
import { earlierPostsMarkdown, type EarlierPost } from './earlier-posts.ts';

/** The papers that a message speaks of, and the ids of those that are not here; at most ten of each. */
export function foundInMessage(
  entries: readonly { readonly paper: Paper; readonly stood: readonly EarlierPost[] }[],
  unknownIds: readonly string[],
): MessageBody {
  const head = `### ${count(entries.length, 'paper')} in this message`;
  const unknown =
    unknownIds.length === 0
      ? undefined
      : `-# Not among the papers here: ${unknownIds.map(id => `[${id}](${arxivUrl(id, 'abs')})`).join(', ')}`;
  const around = unknown === undefined ? [head] : [head, unknown];
  const listed = entries.map(({ paper }, index) => ({ paper, look: { place: `${index + 1}.`, summary: 0 } }));
  const lines = listMarkdown(listed, around);
  let room = MESSAGE_WEIGHT - [...around, ...lines].reduce((sum, text) => sum + weigh(text), 0);
  // Ten long papers leave no room for every place: the first ones have it.
  const texts = lines.map((line, index) => {
    const place = earlierPostsMarkdown(entries[index]?.stood.slice(0, 1) ?? []);
    const weight = place === undefined ? 0 : weigh(`\n${place}`);
    if (place === undefined || weight > room) return line;
    room -= weight;
    return `${line}\n${place}`;
  });
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...texts.map(textDisplay),
      ...(unknown === undefined ? [] : [textDisplay(unknown)]),
      ...(entries.length === 0 ? [] : [separator(), openSelect(entries.map(({ paper }) => paper))]),
    ]),
  );
}
