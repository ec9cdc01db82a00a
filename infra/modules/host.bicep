// The web app the bot runs in: one process, no request log, no agent that looks into it.

param appName string
param planName string
param planSku string
param location string
param tags object
param identityId string
param botAppId string
param cloud string
param domain string
param signInAppId string
param tablesUri string
param vaultUri string
param masterSecretName string
param telemetryEndpoint string
param telemetryProtocol string
param settings object
param logsId string

// deploy.sh puts the agency's files here. /home outlives restarts and updates.
var files = '/home/data'

// Settings of the bot, as docs/configuration.md lists them; `__` stands for `:`.
var botSettings = [
  { name: 'Bot__AppId', value: botAppId }
  { name: 'Bot__TenantId', value: subscription().tenantId }
  { name: 'Bot__AppType', value: 'UserAssignedMSI' }
  { name: 'Bot__Cloud', value: cloud }
  { name: 'Bot__Domain', value: domain }
  { name: 'Roster__File', value: '${files}/roster.csv' }
  { name: 'Programs__File', value: '${files}/programs.yaml' }
  { name: 'Storage__AccountUri', value: tablesUri }
  { name: 'KeyVault__Uri', value: vaultUri }
  { name: 'KeyVault__SecretName', value: masterSecretName }
  // One JSON line for each log entry, which the alerts read.
  { name: 'Logging__Console__FormatterName', value: 'json' }
]

var signInSettings = empty(signInAppId) ? [] : [
  { name: 'SignIn__Audiences__0', value: signInAppId }
]

var telemetrySettings = empty(telemetryEndpoint) ? [] : [
  { name: 'Telemetry__Endpoint', value: telemetryEndpoint }
  { name: 'Telemetry__Protocol', value: telemetryProtocol }
]

// The agency's own, from the parameter file.
var others = [for setting in items(settings): {
  name: setting.key
  value: string(setting.value)
}]

// Settings of the platform.
var platformSettings = [
  // The zip is mounted as it is: a half-copied program can't run, and nobody can change a file of it.
  { name: 'WEBSITE_RUN_FROM_PACKAGE', value: '1' }
  // The old process ends before the new one starts. Both would do no harm, since whatever happens once is claimed in the store,
  // but a round closes sooner without waiting for another.
  { name: 'WEBSITE_DISABLE_OVERLAPPED_RECYCLING', value: '1' }
  // Seconds to end in: messages on their way are waited for (Delivery:DrainSeconds, and ten more). The platform's own would be 5.
  { name: 'WEBSITES_CONTAINER_STOP_TIME_LIMIT', value: '60' }
  // TLS ends before the bot; with this it knows that the caller came by https.
  { name: 'ASPNETCORE_FORWARDEDHEADERS_ENABLED', value: 'true' }
]

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: planSku
    capacity: 1
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: appName
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      appCommandLine: 'dotnet LeadershipBot.dll'
      numberOfWorkers: 1
      alwaysOn: true
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      remoteDebuggingEnabled: false
      healthCheckPath: '/readyz'
      // A request log would tell when somebody answered.
      httpLoggingEnabled: false
      detailedErrorLoggingEnabled: false
      requestTracingEnabled: false
      // No APPLICATIONINSIGHTS_CONNECTION_STRING and no agent: they would record each request to and from the bot.
      appSettings: concat(botSettings, signInSettings, telemetrySettings, others, platformSettings)
    }
  }
}

// Files come in with a person's Entra ID sign-in only, never with the app's user name and password.
resource ftp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource scm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

// What the bot and the platform say. AppServiceHTTPLogs stay out: they hold each request, its time and its caller. The platform's
// metrics stay out too: requests by the minute, kept beside Teams' records of taps, could tell who answered.
resource appLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'console-and-platform'
  scope: app
  properties: {
    workspaceId: logsId
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
  }
}

output appId string = app.id
output appName string = app.name
output defaultHostName string = app.properties.defaultHostName
output domainProof string = app.properties.customDomainVerificationId
