import type { LibraryImport, ReferenceFields } from '../../core/library/library-import.ts';
import { matchReferences, type NextForUnknown } from '../../usecases/import-library.ts';
import { askArxiv, askForTitle, type AskContext, type ImportSources } from './ask-sources.ts';

/** References that are looked for in the corpus before the progress is read again. */
const MATCHED_AT_ONCE = 200;

/** Does the next part of an import: what is in the corpus first, since it is quick. */
export async function takeImportStep(
  running: LibraryImport,
  context: Omit<AskContext, 'sources'>,
  sources: ImportSources | undefined,
): Promise<'nothing' | 'asked' | 'postponed'> {
  const next: NextForUnknown = sources ? nextSource : () => 'not_found';
  const matched = await matchReferences(running.id, 'corpus', { next, limit: MATCHED_AT_ONCE }, context);
  if (matched > 0) return 'asked';
  if (!sources) return 'nothing';
  const ask = { ...context, sources };
  const asked = await askArxiv(running, ask);
  return asked === 'nothing' ? askForTitle(running, ask) : asked;
}

/** Returns which source is asked for a paper that is not in the corpus. */
function nextSource({ arxivId, title }: ReferenceFields): 'arxiv' | 'title' | 'not_found' {
  if (arxivId !== null) return 'arxiv';
  return title === null ? 'not_found' : 'title';
}
