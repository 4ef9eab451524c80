import type { ListedPaper } from './listed-paper.ts';
import { countsAt, type Listing } from './made-up-lists.ts';

/** Returns a paper as the API sends it; `listing` is its newest place on a list. What is not known is left out. */
export function wirePaper(paper: ListedPaper, listing: Listing | undefined, now: number): object {
  const { arxivId, title, summary, keywords, authors, organization, publishedOn, githubRepo } = paper;
  return {
    id: arxivId,
    title,
    authors: authors.map(name => ({ name, hidden: false })),
    ...(publishedOn === null ? {} : { publishedAt: `${publishedOn}T00:00:00.000Z` }),
    ...(summary === null ? {} : { ai_summary: summary, ai_keywords: keywords }),
    ...(githubRepo === null ? {} : { githubRepo }),
    ...(organization === null ? {} : { organization: { name: organization, fullname: organization } }),
    ...(listing === undefined ? {} : wireListing(listing, now)),
  };
}

function wireListing(listing: Listing, now: number): object {
  const { submitter, submittedAt, paper } = listing;
  return {
    submittedOnDailyAt: new Date(submittedAt).toISOString(),
    submittedOnDailyBy: { user: submitter, fullname: fullName(submitter) },
    upvotes: countsAt(listing, now).votes,
    discussionId: `made-up-${paper.arxivId}`,
  };
}

/** Returns a listing as an element of a list. */
export function wireWrapper(listing: Listing, now: number): object {
  const { paper, submitter } = listing;
  return {
    paper: wirePaper(paper, listing, now),
    title: paper.title,
    numComments: countsAt(listing, now).comments,
    isAuthorParticipating: false,
    submittedBy: { name: submitter, fullname: fullName(submitter) },
  };
}

/** Returns a paper that may be on no list as an element of a search result. */
export function wireFound(paper: ListedPaper, listing: Listing | undefined, now: number): object {
  if (listing !== undefined) return wireWrapper(listing, now);
  return { paper: wirePaper(paper, undefined, now), title: paper.title };
}

function fullName(user: string): string {
  return user.charAt(0).toUpperCase() + user.slice(1);
}
