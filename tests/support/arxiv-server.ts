import type { Clock } from '../../src/core/time/clock.ts';
import { openSourceServer, xml, type Reply, type SourceServer } from './source-server.ts';

/** A paper on the server. */
export interface ArxivPaper {
  readonly id: string;
  readonly title?: string;
  /** First version, ISO. */
  readonly published?: string;
  /** Categories, the primary one first. */
  readonly categories?: readonly string[];
  readonly comment?: string;
  readonly doi?: string;
}

/** Returns an entry of the query API; its elements are not in arXiv's order. */
export function atomEntry(paper: ArxivPaper): string {
  const { id, title = `On ${id}`, published, categories = ['cs.LG'], comment = '12 pages', doi } = paper;
  return `<entry>
    <title>${title}</title>
    <id>http://arxiv.org/abs/${id}v2</id>
    <updated>2026-03-04T10:00:00Z</updated>
    <link href="http://arxiv.org/abs/${id}v2" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/${id}v2" rel="related" type="application/pdf"/>
    <summary>  We wrote a paper
  and numbered it.
</summary>
    ${categories.map(term => `<category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`).join('')}
    <category term="68T05; I.2.6" scheme="http://arxiv.org/schemas/atom"/>
    <published>${published ?? '2026-03-02T23:59:59Z'}</published>
    <arxiv:comment>${comment}</arxiv:comment>${doi === undefined ? '' : `<arxiv:doi>${doi}</arxiv:doi>`}
    <arxiv:primary_category term="${categories[0] ?? ''}"/>
    <author><name>Ada  Author</name><arxiv:affiliation>The Lab</arxiv:affiliation></author>
    <author><name>Bo Writer</name></author>
  </entry>`;
}

/** Returns a response body of the query API. */
export function atomFeed(entries: readonly string[], total: number | null = entries.length): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"
  xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/x</id><title>arXiv Query</title>
  ${total === null ? '' : `<opensearch:totalResults>${total}</opensearch:totalResults>`}
  <opensearch:startIndex>0</opensearch:startIndex>
  ${entries.join('\n')}
</feed>`;
}

/** Returns the response with which arXiv refuses a query. */
export function atomError(reason: string): Reply {
  const entry = `<entry><id>https://arxiv.org/api/errors#it_is_wrong</id><title>Error</title><summary>${reason}</summary></entry>`;
  return xml(atomFeed([entry], 1), 400);
}

/** Returns an entry of a daily feed. */
export function feedEntry(
  id: string,
  type: string,
  changes: { creators?: string; published?: string } = {},
): string {
  return `<entry>
    <id>oai:arXiv.org:${id}</id>
    <title>On ${id}</title>
    <updated>2026-03-05T05:00:00+00:00</updated>
    <link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <summary>arXiv:${id} Announce Type: ${type} 
Abstract: We announce
a paper. Abstract: twice.</summary>
    <category term="cs.LG"/><category term="cs.AI"/>
    <published>${changes.published ?? '2026-03-05T00:00:00-05:00'}</published>
    <arxiv:announce_type>${type}</arxiv:announce_type>
    <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
    <dc:creator>${changes.creators ?? 'Ada Author, Bo Writer'}</dc:creator>
  </entry>`;
}

/** Returns a daily feed. */
export function dailyFeed(entries: readonly string[]): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns="http://www.w3.org/2005/Atom" xml:lang="en-us">
  <id>http://rss.arxiv.org/atom/cs.LG</id><title>cs.LG updates on arXiv.org</title>
  ${entries.join('\n')}
</feed>`;
}

/** Opens a server with the query API for these papers: by ids, or all of them in pages. */
export async function openArxivServer(
  clock: Pick<Clock, 'now'>,
  papers: readonly ArxivPaper[],
): Promise<SourceServer> {
  return await openSourceServer(clock, (response, request) => {
    answerQuery(request.url.searchParams, papers)(response, request);
  });
}

function answerQuery(query: URLSearchParams, papers: readonly ArxivPaper[]): Reply {
  const ids = query.get('id_list')?.split(',');
  const malformed = ids?.find(
    id => !/^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(v\d+)?$/.test(id) || id === '2602.99999',
  );
  if (malformed !== undefined) return atomError(`incorrect id format for ${malformed}`);
  const found = ids ? papers.filter(paper => ids.includes(paper.id)) : papers;
  const start = Number(query.get('start') ?? 0);
  const slice = found.slice(start, start + Number(query.get('max_results') ?? 10));
  return xml(atomFeed(slice.map(atomEntry), found.length));
}
