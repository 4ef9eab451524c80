import type { ComponentAction } from '../src/command.ts';
import { about as aboutView } from '../src/views/notice/about.ts';

/** Tells whoever asks why Paperboy posts in this channel. */
export const about: ComponentAction<never> = {
  verb: 'about',
  run: () => Promise.resolve({ kind: 'private', body: aboutView() }),
};
