import { createServer } from 'node:http';

/**
 * A bot on Node's own HTTP server, with only as much of Express as the SDKs' adapters call. Prints its address once it
 * listens, and ends when its input does.
 */
export function serve(answer) {
  const server = createServer(async (request, response) => {
    try {
      request.body = JSON.parse(await read(request));
      // Whom the agents SDK takes for an unauthenticated caller; the other one does not look.
      request.user = { name: 'anonymous' };
      await answer(request, withExpress(response));
    } catch (error) {
      console.error(error);
      response.statusCode = 500;
      response.end();
    }
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
  process.stdin.on('end', () => process.exit()).resume();
}

function read(request) {
  return new Promise((resolve, reject) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.on('error', reject);
  });
}

function withExpress(response) {
  response.status = (code) => {
    response.statusCode = code;
    return response;
  };
  response.header = (name, value) => {
    response.setHeader(name, value);
    return response;
  };
  response.send = (body) => {
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    if (typeof body !== 'string') {
      response.setHeader('content-type', 'application/json; charset=utf-8');
    }
    response.setHeader('content-length', bytes.length);
    response.end(bytes);
    return response;
  };
  return response;
}
