import type { PaperId } from '../paper/paper.ts';
import type { DigestLayout } from './digest-layout.ts';

/** A layout by the positions of its papers, which stay the same when papers are merged. */
export interface LayoutMarks {
  /** The headings of the groups, by the positions at which they begin. */
  readonly headings: readonly { readonly at: number; readonly text: string }[];
  readonly collapsed: readonly number[];
  readonly unlike: readonly number[];
}

/** Returns the marks of a layout. */
export function layoutMarks({ order, headings, collapsed, unlike }: DigestLayout): LayoutMarks {
  const positions = (has: (id: PaperId) => boolean) =>
    [...order.keys()].filter(position => has(order[position] ?? 0));
  return {
    headings: order.flatMap((id, at) => {
      const text = headings.get(id);
      return text === undefined ? [] : [{ at, text }];
    }),
    collapsed: positions(id => collapsed.has(id)),
    unlike: positions(id => unlike.has(id)),
  };
}

/**
 * Returns the layout of marks, of those papers that are still shown: a group begins with the first of them, and a paper is in full
 * if the one that it is like is gone. `paperIds`: all papers, in the order of the layout.
 */
export function shownLayout(
  { headings, collapsed, unlike }: LayoutMarks,
  paperIds: readonly PaperId[],
  shownIds: ReadonlySet<PaperId>,
): DigestLayout {
  const isShown = (position: number) => shownIds.has(paperIds[position] ?? 0);
  const idsAt = (positions: readonly number[]) =>
    positions.filter(isShown).map(position => paperIds[position] ?? 0);
  const isCollapsed = (position: number) => collapsed.includes(position);
  /** Returns whether the paper is shown that this one follows, as the one that it is like. */
  const hasOriginal = (position: number) => {
    let original = position;
    while (original > 0 && isCollapsed(original)) original -= 1;
    return isShown(original);
  };
  return {
    order: paperIds.filter(id => shownIds.has(id)),
    headings: new Map(
      headings.flatMap(({ at, text }, index) => {
        const end = headings[index + 1]?.at ?? paperIds.length;
        const first = paperIds.slice(at, end).find(id => shownIds.has(id));
        return first === undefined ? [] : [[first, text] as const];
      }),
    ),
    collapsed: new Set(idsAt(collapsed.filter(hasOriginal))),
    unlike: new Set(idsAt(unlike)),
  };
}
