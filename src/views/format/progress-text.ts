import type { IndexProgress } from '../../core/search/index-progress.ts';

/** Says that searches do not find all papers yet. */
export function progressText({ indexed, papers }: IndexProgress): string {
  const [done, all] = [indexed, papers].map(each => each.toLocaleString('en-GB'));
  return `Paperboy is still reading its papers: ${done} of ${all} so far.`;
}
