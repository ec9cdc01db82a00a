/** What a tap is answered with: the very card LeadershipBot thanks with, and nothing stored. */
export const thanks = () => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'en',
    body: [
      { type: 'TextBlock', text: 'Thank you', size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' },
      {
        type: 'TextBlock',
        text:
          'What you sent is sealed. You can answer again until Monday, October 12, 5:00 PM; only the last time counts. ' +
          'Then the answers are counted in groups and erased.',
        wrap: true,
      },
      {
        type: 'ActionSet',
        actions: [
          {
            type: 'Action.Execute',
            title: 'Answer again',
            verb: 'pulse.again',
            data: { round: 'pulse-20261005' },
            fallback: { type: 'Action.Submit', title: 'Answer again', data: { round: 'pulse-20261005', verb: 'pulse.again' } },
          },
        ],
      },
      {
        type: 'TextBlock',
        text: 'In crisis? Call or text 988, day or night. Employee support of this made-up agency: extension 100.',
        size: 'Small',
        isSubtle: true,
        wrap: true,
      },
    ],
    msteams: { width: 'Full' },
  },
});

/** What a message is answered with. */
export const text = 'Type help to see what I understand.';
