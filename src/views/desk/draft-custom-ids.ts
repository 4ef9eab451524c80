import { customId } from '../../core/message/custom-id.ts';
import type { PaperId } from '../../core/paper/paper.ts';

/** The steps of a draft that a button takes. */
export const BUTTON_STEPS = ['pin', 'unpin', 'drop', 'restore', 'up', 'down'] as const;
export type ButtonStep = (typeof BUTTON_STEPS)[number];

/** Returns the custom_id of a button that takes a step on a paper of a draft. */
export function draftStepId(kind: ButtonStep, draftId: number, paperId: PaperId): string {
  return customId('draft-step', kind, draftId, paperId);
}

/** Returns the custom_id of a button that opens a form: for the line of a paper, another paper in its place, or a further one. */
export function draftFormId(kind: 'line' | 'swap', draftId: number, paperId: PaperId): string;
export function draftFormId(kind: 'add', draftId: number): string;
export function draftFormId(kind: string, draftId: number, ...paperIds: PaperId[]): string {
  return customId('draft-form', kind, draftId, ...paperIds);
}
