// A bot on botbuilder without an app id, which turns its authentication off.
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
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

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new Bot();
serve((request, response) => adapter.process(request, response, (turn) => bot.run(turn)));
