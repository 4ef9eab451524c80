import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import { emptyPaper, type PaperFields } from '../../core/paper/paper.ts';
import { parseUrl } from '../../core/text/parse-url.ts';
import { isFullDate } from '../../core/time/partial-date.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from '../file/excerpt.ts';
import { titleProblem } from '../file/title-problem.ts';
import { utcDay } from '../utc-day.ts';
import type { WirePaper, WireWrapper } from './wire.ts';

/** The fields of a paper, or why it was rejected. */
export type FieldsResult = { readonly fields: PaperFields } | { readonly rejected: string };

/**
 * Converts an element of a list. `listDay` is the day whose list was requested, for papers that do not state their own;
 * `null` for other lists.
 */
export function wrapperToFields(wrapper: WireWrapper, listDay: string | null): FieldsResult {
  const result = paperToFields(wrapper.paper, wrapper.title ?? '');
  if ('rejected' in result) return result;
  const { fields } = result;
  return {
    fields: {
      ...fields,
      abstract: fields.abstract ?? textOrNull(wrapper.summary),
      organization: fields.organization ?? nameOf(wrapper.organization),
      listedOn: fields.listedOn.length === 0 && listDay !== null ? [listDay] : fields.listedOn,
      comments: wrapper.numComments ?? null,
      thumbnail: webUrl(wrapper.thumbnail),
    },
  };
}

/** Converts a paper; `otherTitle` is used if it has no title. */
export function paperToFields(paper: WirePaper, otherTitle = ''): FieldsResult {
  const arxivId = parseArxivId(paper.id)?.id;
  if (arxivId === undefined) {
    return { rejected: `paper.id: expected an arXiv id, got "${excerpt(cleanText(paper.id))}"` };
  }
  const title = textOrNull(paper.title) ?? cleanText(otherTitle);
  const problem = titleProblem(title);
  if (problem !== undefined) return { rejected: `${arxivId} ${problem}` };
  const authors = visibleAuthors(paper);
  const listDay = paper.submittedOnDailyAt?.slice(0, 10) ?? '';
  return {
    fields: {
      ...emptyPaper(title),
      arxivId,
      abstract: textOrNull(paper.summary),
      tldr: textOrNull(paper.ai_summary),
      keywords: [...new Set((paper.ai_keywords ?? []).flatMap(textList))],
      authors,
      authorCount: authors.length === 0 ? null : authors.length,
      organization: nameOf(paper.organization),
      publishedAt: utcDay(paper.publishedAt ?? ''),
      listedOn: isFullDate(listDay) ? [listDay] : [],
      upvotes: paper.upvotes ?? null,
      githubRepo: textOrNull(paper.githubRepo),
    },
  };
}

/** Returns the authors who are not hidden: those do not want to be shown, or are not people. */
function visibleAuthors({ authors }: WirePaper): string[] {
  return (authors ?? []).flatMap(author => (author?.hidden === true ? [] : textList(author?.name)));
}

function nameOf(organization: WirePaper['organization']): string | null {
  return textOrNull(organization?.fullname) ?? textOrNull(organization?.name);
}

function webUrl(text: string | null | undefined): string | null {
  const address = textOrNull(text);
  return address !== null && /^https?:$/.test(parseUrl(address)?.protocol ?? '') ? address : null;
}

function textList(text: string | null | undefined): string[] {
  const value = textOrNull(text);
  return value === null ? [] : [value];
}

function textOrNull(text: string | null | undefined): string | null {
  return cleanText(text ?? '') || null;
}
