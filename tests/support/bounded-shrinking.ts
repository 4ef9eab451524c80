import fc from 'fast-check';
import { repetitions } from './fault-counts.ts';

// Less than a test may take. Shrinking a long message to the shortest that fails took most of an hour.
fc.configureGlobal({ interruptAfterTimeLimit: repetitions(45_000, 240_000) });
