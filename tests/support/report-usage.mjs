// Loaded before a program under test: answers the message 'heap' with what its heap holds after a collection, in bytes,
// 'resident' with the memory of the process after it, in bytes, and 'cpu' with the processor's time that it has used, in ms.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const reports = {
  heap() {
    collect();
    return process.memoryUsage().heapUsed;
  },
  resident() {
    collect();
    return process.memoryUsage.rss();
  },
  cpu() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

process.on('message', message => {
  const report = reports[message];
  if (report) process.send?.({ [message]: report() });
});
// A listener keeps the process alive; the program decides that itself.
process.channel?.unref();
