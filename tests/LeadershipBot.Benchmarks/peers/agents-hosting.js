// A bot on @microsoft/agents-hosting without its authorizeJWT middleware, so that every caller is anonymous.
import { ActivityHandler, CloudAdapter } from '@microsoft/agents-hosting';
import { text, thanks } from './answers.js';
import { serve } from './serve.js';

class Bot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (turn, next) => {
      await turn.sendActivity(text);
      await next();
    });
  }

  async onAdaptiveCardInvoke() {
    return thanks();
  }
}

const adapter = new CloudAdapter({});
const bot = new Bot();
serve((request, response) => adapter.process(request, response, (turn) => bot.run(turn)));
