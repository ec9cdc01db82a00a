import { createServer } from 'node:http';
import express from 'express';

/** Serves a bot as Microsoft's documentation does, with Express. */
export function serve(answer) {
  const app = express();
  app.use(express.json());
  app.post('/api/messages', answer);
  listen(createServer(app));
}

/** Serves a bot with only as much around Node's own server as its adapter calls. */
export function serveBare(answer) {
  listen(
    createServer(async (request, response) => {
      try {
        request.body = JSON.parse(await read(request));
        await answer(request, withHelpers(response));
      } catch (error) {
        console.error(error);
        response.statusCode = 500;
        response.end();
      }
    }),
  );
}

/** Prints the address once it listens, and ends when the input does. */
function listen(server) {
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

function withHelpers(response) {
  response.status = (code) => {
    response.statusCode = code;
    return response;
  };
  response.send = (body) => {
    const bytes = Buffer.from(JSON.stringify(body));
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('content-length', bytes.length);
    response.end(bytes);
    return response;
  };
  return response;
}
