import type { DeliveryOrigin } from '../../core/delivery/delivery.ts';
import { clubOrigin } from './club-origin.ts';
import { deskOrigin } from './desk-origin.ts';
import { discussionOrigin } from './discussion-origin.ts';
import { importOrigin } from './import-origin.ts';
import { noticeOrigin } from './notice-origin.ts';
import type { OriginPolicy } from './origin-policy.ts';
import { scheduleOrigin } from './schedule-origin.ts';
import { subscriptionOrigin } from './subscription-origin.ts';
import { threadOrigin } from './thread-origin.ts';
import { wallOrigin } from './wall-origin.ts';
import { watchOrigin } from './watch-origin.ts';

const POLICIES: Readonly<Record<DeliveryOrigin['kind'], OriginPolicy>> = {
  schedule: scheduleOrigin,
  thread: threadOrigin,
  notice: noticeOrigin,
  watch: watchOrigin,
  subscription: subscriptionOrigin,
  import: importOrigin,
  desk: deskOrigin,
  club: clubOrigin,
  wall: wallOrigin,
  discussion: discussionOrigin,
};

/** Returns the policy for the deliveries of an origin. */
export function policyOf({ kind }: DeliveryOrigin): OriginPolicy {
  return POLICIES[kind];
}
