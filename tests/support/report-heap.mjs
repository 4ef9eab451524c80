// Loaded before a program under test: answers each message 'heap' with what its heap holds after a collection, in bytes.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('message', message => {
  if (message !== 'heap') return;
  collect();
  process.send?.({ heapBytes: process.memoryUsage().heapUsed });
});
// A listener keeps the process alive; the program decides that itself.
process.channel?.unref();
