import { cite, type CitationLimits } from '../../src/bibliography/citation.ts';
import type { ComponentAction } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { citationView } from '../../src/views/paper/citation.ts';
import { paperById } from './resolve.ts';

/** Tried in this order, until the references fit a message. */
const LIMITS: readonly CitationLimits[] = [
  { names: 100, titleLength: 1_000 },
  { names: 50, titleLength: 1_000 },
  { names: 20, titleLength: 500 },
  { names: 5, titleLength: 300 },
  { names: 0, titleLength: 100 },
];

/** Shows references to a paper, to be copied. */
export const citePaper: ComponentAction<'papers'> = {
  verb: 'cite',
  async run({ args }, { papers }) {
    return { kind: 'private', body: citation(await paperById(args[0], papers)) };
  },
};

function citation(paper: Paper): MessageBody {
  for (const limits of LIMITS) {
    const body = citationView(cite(paper, limits));
    if (body) return body;
  }
  throw new UserError('This paper is too long to cite in a message. Save it and use `/library export`.');
}
