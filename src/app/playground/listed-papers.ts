import type { ListedPaper } from '../../playground/hugging-face/listed-paper.ts';
import { readPapers } from '../../sources/file/read-file.ts';

/** Reads the papers of a file that have an arXiv id, which a list needs. @throws SourceError as `readPapers` */
export async function readListedPapers(file: string): Promise<ListedPaper[]> {
  const papers: ListedPaper[] = [];
  for await (const record of readPapers(file)) {
    if (!('fields' in record) || record.fields.arxivId === null) continue;
    const { arxivId, title, tldr, keywords, authors, authorCount, organization, publishedAt, githubRepo } =
      record.fields;
    papers.push({
      arxivId,
      title,
      summary: tldr,
      keywords,
      authors: authorCount === authors.length ? authors : [],
      organization,
      publishedOn: publishedAt?.length === 10 ? publishedAt : null,
      githubRepo,
    });
  }
  return papers;
}
