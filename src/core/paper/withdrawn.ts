const WORK = '(?:paper|article|manuscript|submission|preprint|work|version|note|letter|draft|report|thesis)';

/** `This paper has been withdrawn`, `our article is temporarily withdrawn by the author`, `this submission was retracted`. */
const IS_WITHDRAWN = new RegExp(
  `\\b(?:this|our) (?:present )?(?:[\\w-]{1,20} )?${WORK} (?:(?:has|have) (?:now )?been|had to be|is|was|is being|will be) ` +
    '(?:hereby |now |temporarily |permanently |voluntarily )?(?:withdrawn|retracted)\\b',
  'i',
);

/** `The authors have withdrawn this paper`, `We withdraw our manuscript`. */
const WITHDRAWS = new RegExp(
  `\\b(?:authors?|we|I) (?:(?:has|have) (?:now )?|hereby |wish to |would like to )?(?:withdr[ae]wn?|retract(?:ed)?) ` +
    `(?:this|our) (?:[\\w-]{1,20} )?${WORK}\\b`,
  'i',
);

/** What follows in a note; any other word makes it a title or a sentence about something else (`Withdrawn drugs are …`). */
const AFTER_NOTE =
  '(?=\\s*(?:$|[^\\w\\s])|\\s+(?:by|due|because|since|as|for|pending|owing|to|until|after|on|and|in favou?r|from (?:the )?(?:arxiv|publication|submission|journal|conference|consideration))\\b)';

/** The beginning of a note that says nothing else: `Withdrawn by the author`, `The paper was withdrawn due to an error in Lemma 2`. */
const NOTE = new RegExp(
  `^\\W{0,3}(?:(?:this |the )?${WORK} )?(?:has been |is |was )?(?:temporarily )?(?:withdrawn|retracted)${AFTER_NOTE}`,
  'i',
);

/** In a comment after others: `12 pages. Withdrawn by the authors`. */
const NOTE_BY_AUTHOR =
  /\b(?:withdrawn|retracted) (?:by (?:the |its )?(?:\w+ )?(?:authors?|arxiv)|due to|because)\b/i;

/** Abstracts say it in their first or last sentence; what stands between is the paper's own matter. */
const MAX_PASSAGE_LENGTH = 400;

/**
 * Returns true if the abstract of a paper, or arXiv's comment on it, says that the paper itself has been withdrawn. Papers
 * about withdrawn papers are none.
 */
export function saysWithdrawn({
  abstract,
  comment,
}: {
  readonly abstract: string | null;
  readonly comment?: string;
}): boolean {
  if (
    comment !== undefined &&
    [NOTE, NOTE_BY_AUTHOR, IS_WITHDRAWN, WITHDRAWS].some(form =>
      form.test(comment.slice(0, MAX_PASSAGE_LENGTH)),
    )
  )
    return true;
  if (abstract === null) return false;
  const start = abstract.slice(0, MAX_PASSAGE_LENGTH);
  const end = abstract.slice(-MAX_PASSAGE_LENGTH);
  return NOTE.test(start) || [IS_WITHDRAWN, WITHDRAWS].some(form => form.test(start) || form.test(end));
}
