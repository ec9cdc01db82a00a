// Loaded before Azurite: when the process that started it goes, however it goes, its end of this pipe closes.
// Then Azurite is told to close as by Ctrl+C, so that it saves what it holds in memory.
process.stdin.on("end", () => {
  process.emit("SIGINT");
  setTimeout(() => process.exit(), 5000).unref();
});
process.stdin.on("error", () => process.exit());
process.stdin.resume();
