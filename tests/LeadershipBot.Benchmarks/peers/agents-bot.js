import { ActivityHandler } from '@microsoft/agents-hosting';
import { text, thanks } from './answers.js';

export class Bot extends ActivityHandler {
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
