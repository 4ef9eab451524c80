import * as z from 'zod';
import { list, snowflake } from './form.ts';

// Schemas of the fields that "Modify Channel" and the "Start Thread" requests share (docs, same names).

/** Minutes of inactivity after which a thread is archived. */
export const archiveMinutes = z.literal([60, 1440, 4320, 10_080]);

/** Seconds between two messages of one user: six hours at most. */
export const slowmodeSeconds = z.int().min(0).max(21_600);

/** Ids of the tags of a forum post: five at most. */
export const appliedTags = list(snowflake, 0, 5);
