import { createLearnedAcronyms, type LearnedAcronymsState } from './acronyms/learned-acronyms.ts';
import type { PaperIndex, SearchOptions } from '../core/search/search.ts';
import { createCompletionIndex } from './completion/completion-index.ts';
import type { CompletionState } from './completion/completion-texts.ts';
import { createLabelCompletion, type LabelCompletionState } from './completion/label-completion.ts';
import { createTextIndex, type TextIndexState } from './documents/text-index.ts';
import { createMeanings } from './meaning/meanings.ts';
import type { PaperVectorsState } from './meaning/paper-vectors.ts';
import type { StemVectors } from './meaning/stem-vectors.ts';
import { planAliases } from './query/aliases.ts';
import { planQuery } from './query/plan-query.ts';
import { wordNotes } from './query/word-notes.ts';
import type { QueryPlan } from './query/query-plan.ts';
import { compareDocuments } from './ranking/compare-documents.ts';
import { papersByAuthor } from './ranking/filter-documents.ts';
import { groupDocuments } from './ranking/group-documents.ts';
import { nearDocuments } from './ranking/near-documents.ts';
import { createDocumentScorer } from './ranking/score-documents.ts';
import { searchAlternatives } from './ranking/search-alternatives.ts';
import { searchDocuments } from './ranking/search-documents.ts';
import { similarDocuments } from './ranking/similar-documents.ts';
import { createSpellingContext } from './spelling/spelling-context.ts';
import { respellings } from './spelling/respelling.ts';
import { countByMonth } from './trends/count-months.ts';
import { risingTerms } from './trends/rising-terms.ts';

/** Words of a search that are looked at for corrections, over all its queries; each takes up to 0.2 ms. */
const MAX_RESPELT = 16;

/** The content of an index, as a snapshot stores it; views, not copies. */
export interface PaperIndexState {
  readonly rev: number;
  readonly texts: TextIndexState;
  readonly vectors: PaperVectorsState;
  readonly completion: CompletionState;
  readonly labels: LabelCompletionState;
  readonly acronyms: LearnedAcronymsState;
}

export interface PaperIndexOptions {
  readonly stemVectors: StemVectors;
  /** Restores a saved index, whose arrays become the new one's own. */
  readonly state?: PaperIndexState | undefined;
}

/** An index whose content can be saved. */
export interface SavablePaperIndex extends PaperIndex {
  /** Returns views of the content, which are valid until the next change. */
  save(): PaperIndexState;
}

/**
 * Creates an index, empty or as it was saved. It keeps no papers, only words, terms and figures in typed arrays.
 *
 * A query is planned first (`query/`): what each word may mean, with corrections and acronyms. The first stage
 * (`ranking/score-documents.ts`) scores all papers by BM25F over the postings; the second one
 * (`ranking/rank-candidates.ts`) looks closer at the best of them. The reasons are in decision 012.
 */
export function createPaperIndex({ stemVectors, state }: PaperIndexOptions): SavablePaperIndex {
  const texts = createTextIndex(state?.texts);
  const meanings = createMeanings(texts, stemVectors, state?.vectors);
  const completion = createCompletionIndex(texts.documents, correctSpelling, state?.completion);
  const labels = createLabelCompletion(texts.terms, texts.scanNames, state?.labels);
  const spelling = createSpellingContext(texts, stemVectors);
  const acronyms = createLearnedAcronyms(state?.acronyms);
  const score = createDocumentScorer(texts);
  const context = { index: texts, meanings, score };
  let rev = state?.rev ?? 0;

  function correctSpelling(word: string): string | undefined {
    const typed = { text: word, hasInnerCapitals: false, isAcronymLike: false };
    const { readings, suggestions } = respellings(typed, undefined, spelling);
    return readings[0]?.word ?? suggestions[0];
  }

  const plan = (query: string, maxRespelt: number): QueryPlan =>
    planQuery(query, texts, {
      maxRespelt,
      respell: ({ token, ...typed }, rarestOther) =>
        respellings({ text: token, ...typed }, rarestOther, spelling),
      aliases: tokens => planAliases(acronyms.aliases(tokens), texts),
    });

  const search: PaperIndex['search'] = (query, options) => {
    const planned = plan(query, maxRespeltOf(options, 1));
    const { corrections, ignored, suggestions } = planned;
    const found = searchDocuments(planned, options, context);
    // A query that is a title but for spaces has words that no paper writes so, and found its paper.
    const isTitled = found.titled !== undefined;
    return { ...found, corrections, ignored: isTitled ? [] : ignored, suggestions };
  };

  function forget(document: number): void {
    if (document === -1) return;
    meanings.remove(document);
    completion.remove(document);
    acronyms.remove(document);
  }

  return {
    get size() {
      return texts.documents.size;
    },
    get rev() {
      return rev;
    },
    search,
    searchAny(queries, options) {
      const [first, ...others] = queries;
      if (first !== undefined && others.length === 0) {
        const { words, ...own } = first;
        return search(words, { ...options, ...own });
      }
      const maxRespelt = maxRespeltOf(options, queries.length);
      const alternatives = queries.map(query => ({ query, plan: plan(query.words, maxRespelt) }));
      const found = searchAlternatives(alternatives, options, context);
      return {
        ...found,
        ...wordNotes(
          alternatives.map(each => each.plan),
          texts.documents.columns,
        ),
      };
    },
    similar: (id, limit) => similarDocuments(id, limit, context),
    compare: (ids, others) => compareDocuments(ids, others, context),
    groupBySubject: (ids, maxGroups) => groupDocuments(ids, maxGroups, context),
    nearGroup: (ids, options) => nearDocuments(ids, options, context),
    papersWith(term) {
      const number = texts.terms.find(term);
      return number === -1 ? 0 : texts.terms.papersWith(number);
    },
    countByMonth: topics => countByMonth(topics, words => plan(words, MAX_RESPELT), context),
    risingTerms: options => risingTerms(options, context),
    byAuthor: name => papersByAuthor(name, texts),
    complete: (text, limit) => completion.complete(text, limit),
    setPicks: weights => completion.setPicks(weights),
    completeAuthors: labels.authors,
    completeOrganizations: labels.organizations,
    completeCategories: labels.categories,
    put(paper) {
      const change = texts.put(paper);
      if (change !== undefined) {
        forget(change.removed);
        meanings.add(change.added);
        completion.add(change.added, paper);
        labels.update();
      }
      // Parentheses alone make an acronym of a word.
      acronyms.put(texts.documents.numberOf(paper.id), [paper.title, paper.abstract ?? '']);
    },
    remove: id => forget(texts.remove(id)),
    tidy: texts.tidy,
    setRev(upTo) {
      rev = Math.max(rev, upTo);
    },
    save: () => ({
      rev,
      texts: texts.save(),
      vectors: meanings.save(),
      completion: completion.save(),
      labels: labels.save(),
      acronyms: acronyms.save(),
    }),
  };
}

/** Returns how many words of each of some queries are looked at for corrections. */
function maxRespeltOf({ asTyped = false }: Pick<SearchOptions, 'asTyped'>, queryCount: number): number {
  return asTyped ? 0 : Math.ceil(MAX_RESPELT / queryCount);
}
