import type { PaperId } from '../../core/paper/paper.ts';
import type { Submission } from '../../core/submission/submission.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { shareFairly } from '../format/share-fairly.ts';
import { memberMention } from '../format/shared-by.ts';
import { weigh } from '../format/text-weight.ts';

/** A line on two lines of a phone. */
const MAX_LINE_WEIGHT = 170;

/** The room for what is said about all papers of a message: with it, ten long titles fit. */
const MAX_NOTES_WEIGHT = 1300;

/** What is said about a paper beside its own fields. */
export type PaperRemark = Pick<Submission, 'line' | 'curatorLine'> & {
  /** The member who submitted it; `null` for a paper that only has a line of curators. */
  readonly submittedBy: string | null;
};

/**
 * Returns the line of a curator, which is not signed, and who submitted a paper, with their line, as markdown:
 * `“Classic” · 📥 <@1>: “Read this”`. Both lines are cut alike to fit `limit`.
 */
export function submissionNote(remark: PaperRemark, limit = Number.POSITIVE_INFINITY): string {
  const whole = noteWithin(remark, MAX_LINE_WEIGHT);
  const excess = weigh(whole) - limit;
  if (excess <= 0) return whole;
  const ofCurator = weigh(quoted(editorialLine(remark), MAX_LINE_WEIGHT));
  const ofMember = weigh(quotedLine(remark.line));
  const room = Math.max(0, ofCurator + ofMember - excess);
  const [curatorShare = 0, memberShare = 0] = shareFairly([ofCurator, ofMember], room);
  return noteWithin(remark, Math.max(curatorShare, memberShare));
}

/** Returns that of the papers of one message, together short enough for it. */
export function submissionNotes(remarks: ReadonlyMap<PaperId, PaperRemark>): ReadonlyMap<PaperId, string> {
  const entries = [...remarks];
  const wants = entries.map(([, remark]) => weigh(submissionNote(remark)));
  const shares = shareFairly(wants, MAX_NOTES_WEIGHT);
  return new Map(entries.map(([id, remark], index) => [id, submissionNote(remark, shares[index])]));
}

/** Returns the same on a list that only one member sees, as plain text: `“Classic” · 📥 submitted here: “Read this”`. */
export function submissionRemark(submission: Pick<Submission, 'line' | 'curatorLine'>): string {
  const { line } = submission;
  const editorial = editorialLine(submission);
  return joinParts([
    editorial === '' ? undefined : `“${editorial}”`,
    `📥 submitted here${line === null ? '' : `: “${line}”`}`,
  ]);
}

/** Returns a line as markdown in quotation marks; empty without one. */
export function quotedLine(line: string | null): string {
  return quoted(line ?? '', MAX_LINE_WEIGHT);
}

function noteWithin(remark: PaperRemark, lineWeight: number): string {
  const editorial = quoted(editorialLine(remark), lineWeight);
  const line = quoted(remark.line ?? '', lineWeight);
  const by =
    remark.submittedBy === null
      ? undefined
      : `📥 ${memberMention(remark.submittedBy)}${line === '' ? '' : `: ${line}`}`;
  return joinParts([editorial === '' ? undefined : editorial, by]);
}

/** Returns the line of a curator; empty without one, or if it says the same as the member's. */
function editorialLine({ line, curatorLine }: Pick<Submission, 'line' | 'curatorLine'>): string {
  return curatorLine === null || curatorLine === line ? '' : curatorLine;
}

function quoted(line: string, limit: number): string {
  return fitText(line, limit, part => `“${escapeText(part)}”`);
}
