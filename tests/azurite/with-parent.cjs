// Loaded before Azurite. When the process that started it goes, however it goes, its end of this pipe closes: then Azurite is
// told to close as by Ctrl+C, so that it saves what it holds in memory. Until it has, a file says that its data is in use.
const { rmSync, writeFileSync } = require("fs");

const mark = process.env.AZURITE_MARK;
if (mark) {
  writeFileSync(mark, String(process.pid));
  process.on("exit", () => rmSync(mark, { force: true }));
}

process.stdin.on("end", () => {
  process.emit("SIGINT");
  setTimeout(() => process.exit(), 5000).unref();
});
process.stdin.on("error", () => process.exit());
process.stdin.resume();
