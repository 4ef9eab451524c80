// Loaded before a program under test: ends it when the test process is gone, however that ended.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// A listener keeps the process alive; the program decides that itself.
process.channel?.unref();
