// The adapter of @microsoft/agents-hosting alone, with neither Express nor the SDK's own check of callers.
import { CloudAdapter } from '@microsoft/agents-hosting';
import { Bot } from './agents-bot.js';
import { serveBare } from './serve.js';

const adapter = new CloudAdapter({});
const bot = new Bot();
serveBare((request, response) => {
  request.user = { name: 'anonymous' };
  return adapter.process(request, response, (turn) => bot.run(turn));
});
