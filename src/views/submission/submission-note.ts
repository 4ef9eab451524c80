import { shownLine, type Submission } from '../../core/submission/submission.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { memberMention } from '../format/shared-by.ts';

/** A line on two lines of a phone. */
const MAX_LINE_WEIGHT = 170;

/** What is said about a paper beside its own fields. */
export type PaperRemark = Pick<Submission, 'line' | 'curatorLine'> & {
  /** The member who submitted it; `null` for a paper that only has a line. */
  readonly submittedBy: string | null;
};

/** Returns who submitted a paper, and the line that came with it, as markdown: `📥 <@1>: “Read this”`. */
export function submissionNote(remark: PaperRemark): string {
  const line = quotedLine(remark);
  if (remark.submittedBy === null) return line;
  return `📥 ${memberMention(remark.submittedBy)}${line === '' ? '' : `: ${line}`}`;
}

/** Returns the same on a list that only one member sees, as plain text: `📥 submitted here: “Read this”`. */
export function submissionRemark(submission: Pick<Submission, 'line' | 'curatorLine'>): string {
  const line = shownLine(submission);
  return `📥 submitted here${line === null ? '' : `: “${line}”`}`;
}

/** Returns the line of a submission as markdown in quotation marks; empty without one. */
export function quotedLine(remark: Pick<Submission, 'line' | 'curatorLine'>): string {
  return fitText(shownLine(remark) ?? '', MAX_LINE_WEIGHT, part => `“${escapeText(part)}”`);
}
