import type { MessageBody } from '../../core/message/message-body.ts';
import type { ListKind, Period, Span } from '../../core/time/periods.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { formatPeriod, formatShortPeriod, formatSpan } from '../format/format-period.ts';
import { listCustomId } from './list-custom-ids.ts';

/** Why there is no list, and which lists to offer instead. */
export interface EmptyList {
  readonly reason:
    | { readonly kind: 'period'; readonly period: Period }
    | { readonly kind: 'span'; readonly of: ListKind; readonly span: Span }
    /** No paper has a date precise enough for such a list. */
    | { readonly kind: 'dates'; readonly of: ListKind }
    | { readonly kind: 'votes' }
    | { readonly kind: 'papers' };
  /** At most five, each once. */
  readonly alternatives: readonly Period[];
}

/** Explains why there is no list, with buttons to others. */
export function emptyList({ reason, alternatives }: EmptyList): MessageBody {
  const near = reason.kind === 'period' || reason.kind === 'span' ? 'Nearest' : 'Newest';
  const offer = alternatives.length === 0 ? [] : [`${near} ${alternatives.length === 1 ? 'list' : 'lists'}:`];
  return message(
    container(BLUE, [
      textDisplay([...explanation(reason), ...offer].join('\n')),
      ...(alternatives.length === 0
        ? []
        : [
            row(
              ...alternatives.map(period =>
                button(listCustomId(period, 0), { label: formatShortPeriod(period) }),
              ),
            ),
          ]),
    ]),
  );
}

function explanation(reason: EmptyList['reason']): readonly string[] {
  if (reason.kind === 'period') return [`### No papers from ${formatPeriod(reason.period)}`, NONE_IN_PERIOD];
  if (reason.kind === 'span') {
    return [`### No ${reason.of} papers in ${formatSpan(reason.span)}`, NONE_IN_PERIOD];
  }
  if (reason.kind === 'dates') {
    const unit = reason.of === 'monthly' ? 'month' : 'day';
    return [
      `### No ${reason.of} papers`,
      `No paper has a date that includes the ${unit}. Use \`/search\` to find papers by words.`,
    ];
  }
  return reason.kind === 'votes' ? NO_VOTES : NO_PAPERS;
}

const NONE_IN_PERIOD =
  'No list of papers is from then. `/search` with `from` and `to` finds papers by when they were published.';

const NO_VOTES = [
  '### No trending papers',
  'Trending ranks papers by votes and comments, and there are none yet.',
];

const NO_PAPERS = [
  '### No papers yet',
  'The operator adds papers on the command line: `npm run paperboy -- ingest --help` shows how. `/status` shows when papers were last added.',
];
