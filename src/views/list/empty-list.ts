import type { MessageBody } from '../../core/message/message-body.ts';
import type { ListKind, Period, Span } from '../../core/time/periods.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { listId } from './list-ids.ts';
import { periodWords, shortPeriodWords, spanWords } from '../format/period-words.ts';

/** Why there is no list to show, and the lists to offer in its place: at most five, each once. */
export interface EmptyList {
  readonly why:
    | { readonly kind: 'period'; readonly period: Period }
    | { readonly kind: 'span'; readonly of: ListKind; readonly span: Span }
    /** No paper has a date that such lists could be made of. */
    | { readonly kind: 'dates'; readonly of: ListKind }
    | { readonly kind: 'votes' }
    | { readonly kind: 'papers' };
  readonly instead: readonly Period[];
}

/** Says why there is no list, and leads to the nearest ones. */
export function emptyList({ why, instead }: EmptyList): MessageBody {
  const near = why.kind === 'period' || why.kind === 'span' ? 'nearest' : 'newest';
  const offer = instead.length === 0 ? [] : [`The ${near} ${instead.length === 1 ? 'list' : 'lists'}:`];
  return message(
    container(BLUE, [
      textDisplay([...words(why), ...offer].join('\n')),
      ...(instead.length === 0
        ? []
        : [row(...instead.map(period => button(listId(period, 0), { label: shortPeriodWords(period) })))]),
    ]),
  );
}

function words(why: EmptyList['why']): string[] {
  if (why.kind === 'period') return [`### No papers of ${periodWords(why.period)}`, NONE_THEN];
  if (why.kind === 'span') return [`### No ${why.of} papers in ${spanWords(why.span)}`, NONE_THEN];
  if (why.kind === 'dates') {
    const unit = why.of === 'monthly' ? 'month' : 'day';
    return [
      `### No ${why.of} papers`,
      `No paper here is known by its ${unit}. \`/search\` finds papers by their words.`,
    ];
  }
  return why.kind === 'votes' ? NO_VOTES : NO_PAPERS;
}

const NONE_THEN = 'No paper here was listed or published then.';

const NO_VOTES = [
  '### Nothing is trending',
  'Trending ranks papers by votes and comments, and no source has told of any yet.',
];

const NO_PAPERS = [
  '### No papers here yet',
  'They come in when whoever runs Paperboy ingests some: `npm run paperboy -- ingest --help` tells how. `/status` shows when the last ones came.',
];
