import type { Clock } from '../../src/core/time/clock.ts';
import { json, openSourceServer, text, type Reply, type SourceServer } from './source-server.ts';

/** Returns a paper as Hugging Face's API sends it, with changes; `undefined` removes a field. */
export function wirePaper(id: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    authors: [
      { _id: '1', name: 'Ada Author', hidden: false },
      { _id: '2', name: 'Bo Writer', hidden: false, user: { user: 'bo' } },
    ],
    title: `A paper named\n  ${id}`,
    summary: 'We read papers,\nand say so.',
    publishedAt: '2026-02-25T23:30:00.000Z',
    submittedOnDailyAt: '2026-02-27T01:12:13.000Z',
    submittedOnDailyBy: { user: 'bo', fullname: 'Bo Writer' },
    upvotes: 42,
    discussionId: 'd1',
    githubRepo: 'https://github.com/example/papers',
    githubStars: 7,
    ai_summary: 'Papers were read.',
    ai_keywords: ['papers', 'reading'],
    organization: { name: 'paper-lab', fullname: 'The Paper Lab', avatar: 'https://cdn.example/a.png' },
    ...changes,
  };
}

/** Returns a list element with a paper. Its own `publishedAt` is wrong, as in the real API. */
export function wireWrapper(
  paper: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    paper,
    title: paper['title'],
    summary: paper['summary'],
    publishedAt: '2026-02-26T18:30:00.000Z',
    thumbnail: 'https://cdn.example/social.png',
    numComments: 5,
    isAuthorParticipating: true,
    submittedBy: { name: 'bo', fullname: 'Bo Writer' },
    ...changes,
  };
}

/** Opens a server with Hugging Face's paper API and the same list of papers for every period. */
export async function openHuggingFaceServer(
  clock: Pick<Clock, 'now'>,
  wrappers: readonly Record<string, unknown>[],
): Promise<SourceServer> {
  const answer: Reply = (response, request) => {
    const { pathname, searchParams } = request.url;
    const reply = pathname.startsWith('/api/papers/')
      ? paperReply(pathname.slice('/api/papers/'.length), searchParams, wrappers)
      : listReply(request.url, wrappers);
    reply(response, request);
  };
  return await openSourceServer(clock, answer);
}

function listReply(url: URL, wrappers: readonly Record<string, unknown>[]): Reply {
  if (url.pathname !== '/api/daily_papers') return text(404, 'Not Found');
  const limit = Number(url.searchParams.get('limit') ?? 50);
  const page = Number(url.searchParams.get('p') ?? 0);
  if (!(limit >= 1 && limit <= 100)) return badRequest('limit must be between 1 and 100');
  const items = wrappers.slice(page * limit, (page + 1) * limit);
  if (wrappers.length <= (page + 1) * limit) return json(items);
  const next = new URL(url);
  next.searchParams.set('p', String(page + 1));
  return json(items, { link: `<https://huggingface.co${next.pathname}${next.search}>; rel="next"` });
}

function paperReply(
  rest: string,
  search: URLSearchParams,
  wrappers: readonly Record<string, unknown>[],
): Reply {
  if (rest === 'search') return json(wrappers.slice(0, Number(search.get('limit') ?? 20)));
  const found = wrappers.map(wrapper => wrapper['paper']).find(paper => idOf(paper) === rest);
  if (found !== undefined) return json(found);
  return text(404, '{"error":"Paper not found"}', {
    'content-type': 'application/json',
    'x-error-message': 'Paper not found',
  });
}

function idOf(paper: unknown): unknown {
  return typeof paper === 'object' && paper !== null && 'id' in paper ? paper.id : undefined;
}

/** Returns the response with which Hugging Face refuses a request. */
export function badRequest(message: string): Reply {
  return text(400, JSON.stringify({ error: message }), {
    'content-type': 'application/json',
    'x-error-code': 'BadRequest',
    'x-error-message': message,
  });
}
