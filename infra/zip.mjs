// Packs a folder as a zip that depends on the files' names and bytes only: sorted, every file with the one time and the same rights.
//   node zip.mjs FOLDER OUT.zip SECONDS_SINCE_1970
// Files are below 4 GiB and fewer than 65,536, so that plain zip is enough.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

const [folder, out, seconds] = process.argv.slice(2);
const moment = new Date(Number(seconds) * 1000);
if (!folder || !out || Number.isNaN(moment.getTime())) {
  console.error("zip.mjs FOLDER OUT.zip SECONDS_SINCE_1970");
  process.exit(1);
}

// A zip's clock has no time zone and counts in steps of two seconds; UTC here.
const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
const date = ((moment.getUTCFullYear() - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
const [VERSION, UTF8, DEFLATE, UNIX] = [20, 0x0800, 8, 3 << 8];
const READABLE_FILE = (0o100644 << 16) >>> 0;

const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.replace(/\/+$/, "").length + 1).replaceAll("\\", "/"))
  .sort((a, b) => (a < b ? -1 : 1));

const bodies = [];
const directory = [];
let offset = 0;
for (const name of names) {
  const bytes = readFileSync(join(folder, name));
  const packed = deflateRawSync(bytes, { level: 9 });
  const label = Buffer.from(name, "utf8");

  // The part that a file's own header and its entry in the directory share.
  const shared = Buffer.alloc(26);
  [VERSION, UTF8, DEFLATE, time, date].forEach((value, place) => shared.writeUInt16LE(value, place * 2));
  shared.writeUInt32LE(crc32(bytes), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(bytes.length, 18);
  shared.writeUInt16LE(label.length, 22);

  bodies.push(Buffer.from("PK\x03\x04"), shared, label, packed);

  const entry = Buffer.alloc(14);
  entry.writeUInt32LE(READABLE_FILE, 6);
  entry.writeUInt32LE(offset, 10);
  const made = Buffer.alloc(2);
  made.writeUInt16LE(UNIX | VERSION);
  directory.push(Buffer.from("PK\x01\x02"), made, shared, entry, label);
  offset += 4 + shared.length + label.length + packed.length;
}

const size = directory.reduce((sum, part) => sum + part.length, 0);
const end = Buffer.alloc(18);
end.writeUInt16LE(names.length, 4);
end.writeUInt16LE(names.length, 6);
end.writeUInt32LE(size, 8);
end.writeUInt32LE(offset, 12);
const zip = Buffer.concat([...bodies, ...directory, Buffer.from("PK\x05\x06"), end]);
writeFileSync(out, zip);
console.log(`sha256 ${createHash("sha256").update(zip).digest("hex")}`);
