import type { Delivery } from '../../core/delivery/delivery.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { Stores } from '../../core/stores.ts';
import { formOf } from '../delivery-step.ts';

/**
 * Returns the body of a message in the form after the refusals so far: the one of the delivery, or what `renderPlain` makes of
 * the papers that are left, which is stored before it is sent. `undefined` if there is no paper left to show.
 */
export async function bodyInForm(
  delivery: Delivery,
  renderPlain: (papers: readonly Paper[]) => MessageBody,
  { deliveries, papers }: Pick<Stores, 'deliveries' | 'papers'>,
): Promise<string | undefined> {
  const { paperIds, refusals } = delivery;
  if (refusals === 0) return delivery.body;
  const form = formOf(refusals, paperIds.length);
  const left = await papers.getMany(paperIds.filter((_, position) => position !== form?.leftOut));
  if (left.length === 0) return undefined;
  const body = JSON.stringify(renderPlain(left));
  await deliveries.setBody(
    delivery,
    body,
    left.map(paper => paper.id),
  );
  return body;
}
