// A bot on @microsoft/agents-hosting and its Express package without a client id, so that every caller is anonymous.
import { createAgentRequestHandler } from '@microsoft/agents-hosting-express';
import { Bot } from './agents-bot.js';
import { serve } from './serve.js';

serve(createAgentRequestHandler(new Bot()));
