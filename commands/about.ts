import type { ComponentAction } from '../src/command.ts';
import { about as aboutView } from '../src/views/notice/about.ts';

/** Explains why the bot posts in this channel. */
export const about: ComponentAction<never> = {
  verb: 'about',
  run: () => Promise.resolve({ kind: 'private', body: aboutView() }),
};
