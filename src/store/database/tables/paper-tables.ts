import type { Generated } from 'kysely';

/** Papers, what identifies them, and what is known of the corpus. */
export interface PaperTables {
  counters: { name: string; value: number };
  facts: { name: string; value: string };
  papers: {
    id: Generated<number>;
    rev: number;
    own_id: string | null;
    arxiv_id: string | null;
    doi: string | null;
    title_key: string;
    title: string;
    abstract: string | null;
    tldr: string | null;
    keywords: string;
    authors: string;
    author_count: number | null;
    organization: string | null;
    published_at: string | null;
    /** 1 if the paper has a list day, for the index of those that have none. */
    is_listed: number;
    upvotes: number | null;
    comments: number | null;
    categories: string;
    url: string | null;
    github_repo: string | null;
    thumbnail: string | null;
    /** 1 if a source says that the paper has been withdrawn. */
    withdrawn: number;
  };
  other_titles: { title_key: string; paper_id: number; title: string };
  other_own_ids: { own_id: string; paper_id: number };
  other_dois: { doi: string; paper_id: number };
  read_records: { fingerprint: string; paper_id: number };
  gone_papers: { id: number; paper_id: number; rev: number };
  removed_papers: { id: number; rev: number };
  listings: { paper_id: number; day: string };
  corpus_marks: { last_paper_id: number; added_at: number | null };
  paper_picks: { paper_id: number; weight: number; picked_at: number };
  result_lists: {
    id: string;
    user_id: string;
    asked: string;
    paper_ids: string;
    total: number;
    with_all: number | null;
    corrections: string;
    ignored: string;
    made_at: number;
  };
}
