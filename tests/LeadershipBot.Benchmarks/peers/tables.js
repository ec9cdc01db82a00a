// Microsoft's own table client on the same work, one command a line on standard input: how long it took and what it cost.
import { createInterface } from "node:readline";
import { TableClient } from "@azure/data-tables";

const [connectionString, body] = process.argv.slice(2);
const client = (table) => TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true });
const keyOf = (index) => String(index).padStart(8, "0");
const partitionOf = (index) => `p${index % 64}`;
const rowOf = (index, partition = partitionOf(index)) =>
  ({ partitionKey: partition, rowKey: keyOf(index), Body: body, Format: { type: "Int32", value: 1 }, Write: "0123456789abcdef" });

const operations = {
  insert: (table) => (index) => table.createEntity(rowOf(index)),
  upsert: (table) => (index) => table.upsertEntity(rowOf(index), "Replace"),
  read: (table) => (index) => table.getEntity(partitionOf(index), keyOf(index)),
  transaction: (table) => (index) =>
    table.submitTransaction(Array.from({ length: 100 }, (_, row) => ["upsert", rowOf(index * 100 + row, `t${index % 8}`), "Replace"])),
  query: (table) => async () => {
    let rows = 0;
    for await (const page of table.listEntities({ queryOptions: { filter: "PartitionKey eq 'query'" } }).byPage({ maxPageSize: 1000 })) {
      rows += page.length;
    }
    if (rows !== 10_000) throw new Error(`${rows} rows instead of 10,000.`);
  },
};

async function run({ operation, table, first, count, atOnce }) {
  const act = operations[operation](client(table));
  let next = first;
  const lane = async () => {
    while (next < first + count) await act(next++);
  };
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpu: (user + system) / 1e6 };
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await run(JSON.parse(line))));
}
