import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import { emptyPaper, type PaperFields } from '../../core/paper/paper.ts';
import { parseUrl } from '../../core/text/parse-url.ts';
import { isFullDate } from '../../core/time/partial-date.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from '../file/excerpt.ts';
import { titleProblem } from '../file/title-problem.ts';
import { utcDay } from '../utc-day.ts';
import type { WirePaper, WireWrapper } from './wire.ts';

export type Adapted = { readonly fields: PaperFields } | { readonly rejected: string };

/**
 * The facts of an element of a list. `listDay` is the day whose list was asked for, for papers that do not tell their
 * own; `null` for other lists.
 */
export function wrapperToFields(wrapper: WireWrapper, listDay: string | null): Adapted {
  const adapted = paperToFields(wrapper.paper, wrapper.title ?? '');
  if ('rejected' in adapted) return adapted;
  const { fields } = adapted;
  return {
    fields: {
      ...fields,
      abstract: fields.abstract ?? told(wrapper.summary),
      organization: fields.organization ?? nameOf(wrapper.organization),
      listedOn: fields.listedOn.length === 0 && listDay !== null ? [listDay] : fields.listedOn,
      comments: wrapper.numComments ?? null,
      thumbnail: webAddress(wrapper.thumbnail),
    },
  };
}

/** The facts of a paper; `otherTitle` where it has none of its own. */
export function paperToFields(paper: WirePaper, otherTitle = ''): Adapted {
  const arxivId = parseArxivId(paper.id)?.id;
  if (arxivId === undefined) {
    return { rejected: `paper.id: expected an arXiv id, got "${excerpt(cleanText(paper.id))}"` };
  }
  const title = told(paper.title) ?? cleanText(otherTitle);
  const problem = titleProblem(title);
  if (problem !== undefined) return { rejected: `${arxivId} ${problem}` };
  const authors = visibleAuthors(paper);
  const listDay = paper.submittedOnDailyAt?.slice(0, 10) ?? '';
  return {
    fields: {
      ...emptyPaper(title),
      arxivId,
      abstract: told(paper.summary),
      tldr: told(paper.ai_summary),
      keywords: [...new Set((paper.ai_keywords ?? []).flatMap(present))],
      authors,
      authorCount: authors.length === 0 ? null : authors.length,
      organization: nameOf(paper.organization),
      publishedAt: utcDay(paper.publishedAt ?? ''),
      listedOn: isFullDate(listDay) ? [listDay] : [],
      upvotes: paper.upvotes ?? null,
      githubRepo: told(paper.githubRepo),
    },
  };
}

/** Hidden authors asked not to be shown, or are not people at all. */
function visibleAuthors({ authors }: WirePaper): string[] {
  return (authors ?? []).flatMap(author => (author?.hidden === true ? [] : present(author?.name)));
}

function nameOf(organization: WirePaper['organization']): string | null {
  return told(organization?.fullname) ?? told(organization?.name);
}

function webAddress(text: string | null | undefined): string | null {
  const address = told(text);
  return address !== null && /^https?:$/.test(parseUrl(address)?.protocol ?? '') ? address : null;
}

function present(text: string | null | undefined): string[] {
  const value = told(text);
  return value === null ? [] : [value];
}

function told(text: string | null | undefined): string | null {
  return cleanText(text ?? '') || null;
}
