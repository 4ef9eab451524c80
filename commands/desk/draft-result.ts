import { UserError } from '../../src/core/message/user-error.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { Draft } from '../../src/core/schedule/draft.ts';
import type { ChangeDraftProblem, ChangeDraftResult } from '../../src/usecases/change-draft.ts';
import { plainTitle } from '../../src/views/paper/paper-title.ts';

/** The part of a title that a refusal repeats, UTF-16 code units. */
const MAX_TITLE_LENGTH = 120;

/** What a curator reads if a draft is not changed. */
export const PROBLEM_TEXTS: Readonly<Record<ChangeDraftProblem, string>> = {
  notInDraft: 'This paper is no longer in the draft.',
  dropped: 'This paper is left out of the post. Put it in first.',
  pinned: 'This paper is pinned. Unpin it first.',
  present: 'That paper is in the draft already.',
  full: 'A post has at most ten papers. Drop one first.',
  withdrawn: 'This paper was withdrawn, so it is not posted.',
  postedBefore:
    'This paper was posted in the channel of the schedule already, and the schedule does not repeat it.',
  notCurator: 'Drafts are for curators: members with Manage Server or with the curator role of this server.',
  closed: 'This draft is no longer used: it was posted, or its schedule was changed, paused or deleted.',
};

/** Returns the draft. Throws `UserError` if nothing could be done. `added`: the paper that was to be added. */
export function draftOf(result: ChangeDraftResult, added?: Paper): Draft {
  if (result.kind === 'draft') return result.draft;
  const text = PROBLEM_TEXTS[result.problem];
  throw new UserError(added === undefined ? text : `“${plainTitle(added, MAX_TITLE_LENGTH)}”: ${text}`);
}

/** Returns the number of an argument; 0, which no draft has, for any other text. */
export function numberOf(argument: string | undefined): number {
  return /^\d{1,15}$/.test(argument ?? '') ? Number(argument) : 0;
}
