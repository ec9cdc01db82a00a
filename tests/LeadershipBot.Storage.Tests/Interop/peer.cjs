// Microsoft's own client on the tables that ours uses. Takes a connection string and a table; reads what it is to do from
// its input and says what it found, both as JSON.
const { TableClient, odata } = require('@azure/data-tables');

async function main([connectionString, table], { filters }) {
  const client = TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true });
  const rows = async (filter) => {
    const found = [];
    try {
      for await (const row of client.listEntities({ queryOptions: { filter } })) found.push(row.rowKey);
    } catch (error) {
      throw new Error(`${filter} was refused: ${error.message}`);
    }
    return found;
  };

  const read = {};
  for await (const row of client.listEntities({ queryOptions: { filter: odata`PartitionKey eq ${'ours'}` }, disableTypeConversion: true })) {
    const { partitionKey, rowKey, timestamp, etag, 'odata.metadata': _, ...properties } = row;
    read[rowKey] = properties;
  }

  const one = await client.getEntity('ours', "it's 100 % + & = ~");
  const theirs = [
    { rowKey: 'types', Text: 'año "漢" 😀 \\ \' \n', Yes: true, No: false, Int32: -2147483648, Double: 0.1, Large: 1e300, Date: new Date(Date.UTC(2026, 10, 22, 17, 0, 0, 123)),
      Int64: 9223372036854775807n, Guid: { type: 'Guid', value: '7b2f9e0c-1f64-4f0a-9a3e-2c8d5b6a7e11' }, Binary: new Uint8Array([0, 1, 254, 255]), Empty: '' },
    { rowKey: 'specials', NaN: { type: 'Double', value: 'NaN' }, Up: { type: 'Double', value: 'Infinity' }, Down: { type: 'Double', value: '-Infinity' },
      Whole: { type: 'Double', value: '3' }, Least: { type: 'Int64', value: '-9223372036854775808' }, Tick: { type: 'DateTime', value: '2026-11-22T17:00:00.1234567Z' } },
    { rowKey: "O'Neill's + 100 % & more" },
  ];
  for (const row of theirs) await client.createEntity({ partitionKey: "the'irs", ...row });

  const written = [
    odata`PartitionKey eq ${"the'irs"}`,
    odata`PartitionKey eq ${"the'irs"} and RowKey eq ${"O'Neill's + 100 % & more"}`,
    odata`Date eq ${new Date(Date.UTC(2026, 10, 22, 17, 0, 0, 123))}`,
    odata`Yes eq ${true} and Int32 lt ${0}`,
    'Int64 eq 9223372036854775807L',
    "Guid eq guid'7b2f9e0c-1f64-4f0a-9a3e-2c8d5b6a7e11'",
    "not (PartitionKey eq 'ours')",
    odata`Text ge ${'a'} and Text lt ${'b'}`,
  ];

  const { etag } = await client.getEntity('ours', 'batched');
  const transaction = await client.submitTransaction([
    ['create', { partitionKey: 'ours', rowKey: 'created by a batch', Text: 'new' }],
    ['update', { partitionKey: 'ours', rowKey: 'batched', Text: 'changed' }, 'Replace', { etag }],
    ['upsert', { partitionKey: 'ours', rowKey: 'upserted by a batch', Text: "it's" }, 'Merge'],
    ['delete', { partitionKey: 'ours', rowKey: 'deleted' }],
  ]);
  const refused = async (action) => {
    try {
      await action();
      return 'none';
    } catch (error) {
      return `${error.statusCode} ${error.code ?? error.details?.odataError?.code}`;
    }
  };
  const errors = {
    exists: await refused(() => client.createEntity({ partitionKey: 'ours', rowKey: 'batched' })),
    missing: await refused(() => client.getEntity('ours', 'nobody')),
    stale: await refused(() => client.updateEntity({ partitionKey: 'ours', rowKey: 'batched' }, 'Replace', { etag })),
    staleBatch: await refused(() => client.submitTransaction([
      ['create', { partitionKey: 'ours', rowKey: 'never' }],
      ['update', { partitionKey: 'ours', rowKey: 'batched', Text: 'never' }, 'Replace', { etag }],
    ])),
  };

  const pages = [];
  for await (const page of client.listEntities().byPage({ maxPageSize: 2 })) pages.push(page.map((row) => `${row.partitionKey}/${row.rowKey}`));

  const filtered = [];
  for (const filter of filters) filtered.push(await rows(filter));
  const own = [];
  for (const filter of written) own.push({ filter, rows: await rows(filter) });
  return { read, one: one.rowKey, filtered, own, transaction: transaction.subResponses.map((part) => part.status), errors, pages };
}

let input = '';
process.stdin.on('data', (chunk) => (input += chunk));
process.stdin.on('end', () =>
  main(process.argv.slice(2), JSON.parse(input)).then(
    (found) => process.stdout.write(JSON.stringify(found)),
    (error) => {
      console.error(error);
      process.exitCode = 1;
    },
  ),
);
