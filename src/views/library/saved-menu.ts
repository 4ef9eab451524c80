import {
  ComponentType,
  type APIActionRowComponent,
  type APIStringSelectComponent,
} from 'discord-api-types/v10';
import { READING_STATUSES, type LibraryEntry } from '../../core/library/library-item.ts';
import type { SavedFrom } from '../../core/library/library.ts';
import { MAX_TAGS_PER_PAPER } from '../../core/library/tags.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { SAVE_EMOJI } from '../../core/message/reaction.ts';
import { MAX_URL_LENGTH } from '../../core/paper/links.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { joinParts } from '../format/join-parts.ts';
import { NOTICE_MARK } from '../format/save-button.ts';
import { savedFromMarkdown } from '../list/saved-from.ts';
import { titleMarkdown } from '../paper/paper-title.ts';
import { noteMarkdown } from './note-markdown.ts';
import { STATUS_EMOJI, STATUS_LABELS } from './status-label.ts';
import { tagsMarkdown } from './tags-markdown.ts';

/** Options of a select menu at most (docs, "String Select"). */
const MAX_SELECT_OPTIONS = 25;

/** Weights of the parts; together they fit a message. */
const MAX_WEIGHT = { title: 400, tags: 1200, note: 1500 };

/** A saved paper as its owner sees it. */
export interface SavedMenu {
  readonly paper: Paper;
  readonly entry: LibraryEntry;
  readonly origins: readonly Pick<SavedFrom, 'origin' | 'post'>[];
  /** All tags of the owner, the most used first. */
  readonly ownTags: readonly string[];
  /** The emoji that saves where the menu is shown; the default one if absent. */
  readonly saveEmoji?: string;
  /** What was just done, as plain markdown. */
  readonly news?: string | undefined;
}

/** Returns a saved paper with menus for its status and tags, and buttons for its note, new tags and its removal. */
export function savedMenu({
  paper,
  entry,
  origins,
  ownTags,
  saveEmoji = SAVE_EMOJI,
  news,
}: SavedMenu): MessageBody {
  const { status, note, tags, savedAt } = entry;
  const tagsText = tagsMarkdown(tags, MAX_WEIGHT.tags);
  const lines = [
    ...(news === undefined ? [] : [news]),
    `### ${saveEmoji} ${titleMarkdown(paper, { weight: MAX_WEIGHT.title, urlLength: MAX_URL_LENGTH })}`,
    `-# ${joinParts([savedFromMarkdown(savedAt, origins), `${STATUS_EMOJI[status]} ${STATUS_LABELS[status]}`])}`,
    ...(tagsText === '' ? [] : [tagsText]),
    ...(note === null ? [] : [noteMarkdown(note, MAX_WEIGHT.note)]),
  ];
  return message(
    container(BLUE, [
      textDisplay(lines.join('\n')),
      statusSelect(paper.id, entry),
      ...tagSelect(paper.id, tags, ownTags),
      row(
        button(customId('edit-note', paper.id), {
          label: note === null ? 'Add note' : 'Edit note',
          emoji: '📝',
        }),
        button(customId('new-tag', paper.id), { label: 'New tag', emoji: '🏷️' }),
        button(customId('unsave', paper.id, NOTICE_MARK), { label: 'Remove', emoji: '🗑️' }),
        button(customId('show-card', paper.id), { label: 'Show card' }),
      ),
    ]),
  );
}

function statusSelect(
  paperId: PaperId,
  { status }: Pick<LibraryEntry, 'status'>,
): APIActionRowComponent<APIStringSelectComponent> {
  return row({
    type: ComponentType.StringSelect,
    custom_id: customId('set-status', paperId),
    placeholder: 'Status',
    options: READING_STATUSES.map(each => ({
      label: STATUS_LABELS[each],
      value: each,
      emoji: { name: STATUS_EMOJI[each] },
      default: each === status,
    })),
  });
}

/** A menu of the paper's own tags, and of the owner's others as long as they fit; none without any tags. */
function tagSelect(
  paperId: PaperId,
  tags: readonly string[],
  ownTags: readonly string[],
): APIActionRowComponent<APIStringSelectComponent>[] {
  const offered = [...new Set([...tags, ...ownTags])].slice(0, MAX_SELECT_OPTIONS);
  if (offered.length === 0) return [];
  const chosen = new Set(tags);
  return [
    row({
      type: ComponentType.StringSelect,
      custom_id: customId('set-tags', paperId),
      placeholder: 'Tags',
      min_values: 0,
      // Two papers that turned out to be one may have more.
      max_values: Math.min(offered.length, Math.max(MAX_TAGS_PER_PAPER, tags.length)),
      options: offered.map(tag => ({ label: tag, value: tag, default: chosen.has(tag) })),
    }),
  ];
}
