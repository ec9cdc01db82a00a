/** What a tap is answered with: the thanks LeadershipBot gives, as a card, and nothing stored. */
export const thanks = () => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'en',
    body: [
      { type: 'TextBlock', text: 'Thank you', wrap: true, weight: 'Bolder', size: 'Large' },
      { type: 'TextBlock', text: 'Your answers are in. You can change them until the poll closes.', wrap: true },
      {
        type: 'ActionSet',
        actions: [{ type: 'Action.Execute', title: 'Answer again', verb: 'pulse.again', data: { round: 'pulse-20261005' } }],
      },
    ],
  },
});

/** What a message is answered with. */
export const text = 'Type help to see what I understand.';
