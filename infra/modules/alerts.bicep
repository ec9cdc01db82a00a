// What wakes somebody up. docs/operations.md says for each what to do.

param name string
param location string
param tags object
param email string
param appId string
param logsId string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'LeaderBot'
    enabled: true
    emailReceivers: [
      {
        name: 'team'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource notReady 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-not-ready'
  location: 'global'
  tags: tags
  properties: {
    description: 'The bot does not answer /readyz with 200. Open that address: it says what fails.'
    severity: 1
    enabled: true
    autoMitigate: true
    scopes: [
      appId
    ]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'health'
          metricNamespace: 'Microsoft.Web/sites'
          metricName: 'HealthCheckStatus'
          timeAggregation: 'Average'
          operator: 'LessThan'
          threshold: 50
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}

// The bot's console lines are JSON. Every quarter of an hour in which a send was under way it writes one with its figures;
// answers to people who write or tap are not among them.
var figures = '''
AppServiceConsoleLogs
| where ResultDescription has 'LeadershipBot.Operations.ReportFigures'
| extend State = parse_json(ResultDescription).State
| extend Delivered = tolong(State.Delivered), Failed = tolong(State.Failed), Requests = tolong(State.Requests), Throttled = tolong(State.Throttled)
| where isnotnull(Delivered)
| summarize Delivered = sum(Delivered), Failed = sum(Failed), Requests = sum(Requests), Throttled = sum(Throttled)
'''

var queries = [
  {
    name: 'deliveries-failed'
    description: 'Five or more of an hour\'s messages, and more than 2 %, failed for another reason than one person\'s own app. Ask the bot for "status": it counts the reasons.'
    severity: 2
    // Failed leaves out those who removed or blocked the app: with thousands of people there are some at each send.
    query: '${figures}| where Failed >= 5 and Failed * 100 > (Delivered + Failed) * 2'
  }
  {
    name: 'throttled'
    description: 'Teams answered more than 5 % of an hour\'s requests with "too many". The send goes on, slower.'
    severity: 3
    // A short send begins with a few; it takes some requests to tell.
    query: '${figures}| where Requests >= 50 and Throttled * 100 > Requests * 5'
  }
  {
    name: 'secret-expires'
    description: 'A secret or certificate of the bot expires soon. The log line says in how many days, and "leadershipbot doctor" what to do.'
    severity: 2
    query: '''
AppServiceConsoleLogs
| where ResultDescription has 'LeadershipBot.Doctor.Expiration.WarnOfExpiry'
| extend State = parse_json(ResultDescription).State
| where isnotnull(tolong(State.Days))
'''
  }
  {
    name: 'messages-wait'
    description: 'Messages that are due have waited for more than a quarter of an hour. They are sent by themselves once what holds them up is mended.'
    severity: 2
    query: '''
AppServiceConsoleLogs
| where ResultDescription has 'LeadershipBot.Operations.HealthReport'
| extend State = parse_json(ResultDescription).State
| where tostring(State.Reasons) contains 'messages that are due have waited'
'''
  }
  {
    name: 'errors'
    description: 'The bot wrote an error. docs/operations.md lists its lines with what to do; a round that is locked out is among them.'
    severity: 2
    query: '''
AppServiceConsoleLogs
| where ResultDescription contains '"LogLevel":"Error"' or ResultDescription contains '"LogLevel":"Critical"'
'''
  }
  {
    name: 'not-started'
    description: 'The web app\'s container does not start or does not stay. AppServiceConsoleLogs hold the bot\'s reason in plain words.'
    severity: 1
    query: '''
AppServicePlatformLogs
| where Message has_any ("failed to start", "did not start within expected time limit", "has exited", "didn't respond to HTTP pings")
'''
  }
  {
    name: 'log-full'
    description: 'The day\'s limit for logs is reached: until tomorrow the alerts that read logs are blind.'
    severity: 3
    query: '''
_LogOperation
| where Category =~ 'Ingestion' and Detail has 'OverQuota'
'''
  }
]

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [for alert in queries: {
  name: '${name}-${alert.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: '${name}-${alert.name}'
    description: alert.description
    severity: alert.severity
    enabled: true
    autoMitigate: true
    scopes: [
      logsId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    // The tables are there once the web app has written its first line.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: alert.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}]
