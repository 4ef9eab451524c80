import { fnv1a } from '../text/hash.ts';
import { isReadingStatus, type ReadingStatus } from './library-item.ts';
import { LIBRARY_SORTS, type LibrarySort } from './library.ts';

/** What part of a library a list shows; all of it, newest first, without any of these. */
export interface LibraryView {
  readonly tag?: string | undefined;
  readonly status?: ReadingStatus | undefined;
  readonly sort: LibrarySort;
  /** The id of a `ResultList` with the papers that match a query. */
  readonly resultListId?: string | undefined;
}

/** A view as the arguments of a custom_id have it: tags are named by their keys. */
export interface LibraryViewKey extends Omit<LibraryView, 'tag'> {
  readonly tagKey?: string | undefined;
}

/** In a custom_id, in the place of an argument without a value. */
const NONE = '-';

/** Returns a short key of a tag for custom_ids, in which a tag may not fit. Two tags of one user hardly share one. */
export function tagKey(tag: string): string {
  return fnv1a(tag).toString(36);
}

/** Returns the arguments for a view in a custom_id: status, key of the tag, order, id of the result list. */
export function libraryViewArguments({ tag, status, sort, resultListId }: LibraryView): string[] {
  return [status ?? NONE, tag === undefined ? NONE : tagKey(tag), sort, resultListId ?? NONE];
}

/** Reads the arguments of a view; anyone can send any, and older messages have none. */
export function parseLibraryView([
  status = NONE,
  tag = NONE,
  sort,
  list = NONE,
]: readonly string[]): LibraryViewKey {
  return {
    status: isReadingStatus(status) ? status : undefined,
    tagKey: tag === NONE ? undefined : tag,
    sort: LIBRARY_SORTS.find(each => each === sort) ?? 'newest',
    resultListId: list === NONE ? undefined : list,
  };
}
