import {
  ComponentType,
  type APIActionRowComponent,
  type APIStringSelectComponent,
} from 'discord-api-types/v10';
import { READING_STATUSES } from '../../core/library/library-item.ts';
import { libraryViewArguments, type LibraryView } from '../../core/library/library-view.ts';
import { customId } from '../../core/message/custom-id.ts';
import { count } from '../format/count.ts';
import { row } from '../format/components.ts';
import { STATUS_EMOJI, STATUS_LABELS } from './status-label.ts';

/** The value of a menu that does not narrow the list. */
export const ANY = '*';

/** Before a tag in the values of its menu, so that none is the same as `ANY`. */
export const TAG_PREFIX = '#';

/** Options of a select menu at most, one of which is `ANY` (docs, "String Select"). */
const MAX_TAG_OPTIONS = 24;

/** A tag, and how many papers of its owner have it. */
export interface TagCount {
  readonly tag: string;
  readonly papers: number;
}

/** Returns menus that narrow a library by status and by tag; without tags, only the first. */
export function filterRows(
  view: LibraryView,
  ownTags: readonly TagCount[],
): APIActionRowComponent<APIStringSelectComponent>[] {
  const viewArguments = libraryViewArguments(view);
  const shown = offeredTags(view, ownTags);
  return [
    filterRow('library-status', viewArguments, [
      { label: 'Any status', value: ANY, default: view.status === undefined },
      ...READING_STATUSES.map(status => ({
        label: STATUS_LABELS[status],
        value: status,
        emoji: { name: STATUS_EMOJI[status] },
        default: status === view.status,
      })),
    ]),
    ...(shown.length === 0
      ? []
      : [
          filterRow('library-tag', viewArguments, [
            { label: 'Any tag', value: ANY, default: view.tag === undefined },
            ...shown.map(({ tag, papers }) => ({
              label: `${TAG_PREFIX}${tag}`,
              value: `${TAG_PREFIX}${tag}`,
              description: count(papers, 'paper'),
              default: tag === view.tag,
            })),
          ]),
        ]),
  ];
}

/** The tag of the view, and those that most papers have. */
function offeredTags({ tag }: LibraryView, ownTags: readonly TagCount[]): readonly TagCount[] {
  const chosen = ownTags.filter(each => each.tag === tag);
  return [...new Set([...chosen, ...ownTags])].slice(0, MAX_TAG_OPTIONS);
}

function filterRow(
  verb: string,
  viewArguments: readonly string[],
  options: APIStringSelectComponent['options'],
): APIActionRowComponent<APIStringSelectComponent> {
  return row({
    type: ComponentType.StringSelect,
    custom_id: customId(verb, ...viewArguments),
    placeholder: 'Show only',
    options,
  });
}
