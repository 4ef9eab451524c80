// A process that delivers from an outbox which others share, without the lock of the serving process; `clocked-bot-setup.mjs`
// bundles it. Its time runs faster, so that the leases of killed processes end soon.
// argv: token, API URL, database file, first instant, real instant of that.
import { createDeliverer } from '../../src/jobs/deliver.ts';
import { processClock } from '../../src/process/clock.ts';
import { openLog } from '../../src/process/log.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { createStores, createUnitOfWork } from '../../src/store/stores.ts';
import { createFakeAccess } from './fake-access.ts';
import { openRestSender } from './rest-sender.ts';

const SPEED = 30;
const IDLE_MS = 20;

const [token = '', apiUrl = '', databaseFile = '', start, realStart] = process.argv.slice(2);
const now = () => Number(start) + SPEED * (Date.now() - Number(realStart));

const { db } = await openSqlite(databaseFile);
const stores = createStores(db);
const deliverer = createDeliverer({
  stores,
  unitOfWork: createUnitOfWork(db),
  owner: `test:${process.pid}`,
  sender: openRestSender({ token, apiUrl }),
  channelAccess: createFakeAccess(),
  clock: { now },
  wireClock: processClock,
  log: openLog('info'),
  onUnauthorized: error => {
    throw error;
  },
});
process.stdout.write('started\n');
for (;;) {
  await deliverer.drain();
  await processClock.wait(IDLE_MS);
}
