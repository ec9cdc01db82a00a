// LeadershipBot in one resource group. infra/deploy.sh runs this; docs/deploy.md explains it.
// No secret passes through it: not as a parameter, not as an output, not as a setting of the web app.
// API versions are stable ones that Azure Government has as well, except diagnosticSettings, which exist as preview only.

targetScope = 'resourceGroup'

@description('Part of every name; a suffix that is the resource group\'s own follows.')
@minLength(3)
@maxLength(20)
param name string = 'leadershipbot'

@description('The region of everything that has one.')
param location string = resourceGroup().location

@description('What the deployment is for; a tag on everything.')
@allowed([
  'test'
  'production'
])
param environmentName string

@description('Which Teams the agency uses. GccHigh and DoD need an Azure Government subscription, the others a public one.')
@allowed([
  'Public'
  'Gcc'
  'GccHigh'
  'DoD'
])
param cloud string = 'Public'

@description('The host name at which people and Teams reach the bot, such as bot.agency.gov; without a scheme.')
@minLength(4)
param domain string

@description('The application id of the sign-in app that deploy.sh registers; without it, the results page lets nobody in.')
param signInAppId string = ''

@description('Who gets the alerts. An address of a team, not of one person.')
@minLength(6)
param alertEmail string

@description('The App Service plan: B1 to B3, or P0v3 and up.')
@allowed([
  'B1'
  'B2'
  'B3'
  'P0v3'
  'P1v3'
])
param planSku string = 'B1'

@description('F0 of Azure Bot is free and enough for Teams, which is a standard channel; S1 comes with a service level agreement.')
@allowed([
  'F0'
  'S1'
])
param botSku string = 'F0'

@description('Copies of the tables: in one data center (LRS) or in three of the region (ZRS). Both keep dropped tables in one region.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
])
param storageSku string = 'Standard_LRS'

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

@description('Gigabytes of logs a day after which no more are taken that day. A quiet bot writes a few megabytes.')
@minValue(1)
param logGigabytesPerDay int = 1

@description('Where measurements go by OTLP, https only; empty sends none.')
param telemetryEndpoint string = ''

@description('How they go there: Grpc, usually at port 4317, or HttpProtobuf, usually at 4318.')
@allowed([
  'Grpc'
  'HttpProtobuf'
])
param telemetryProtocol string = 'Grpc'

@description('More settings of the bot, with two underscores for a colon: Content__Folder, Bot__RequestsPerSecond. Each deployment sets the whole list anew, so one that was only typed into the portal is lost. No secret, and none that host.bicep sets.')
param settings object = {}

@description('The Key Vault secret that holds the master secret. deploy.sh makes its value.')
param masterSecretName string = 'leadershipbot-master'

@description('More tags, such as a cost center.')
param tags object = {}

var allTags = union(tags, {
  application: 'LeadershipBot'
  environment: environmentName
})

var suffix = uniqueString(resourceGroup().id)
// Letters and digits only, as names of storage accounts and vaults must be: at most 11 + 13 = 24.
var plainName = toLower(replace(name, '-', ''))
var shortName = '${take(plainName, 11)}${suffix}'

// Who the bot is: for Teams, for its tables and for its one secret. It has no password that could expire.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}-${suffix}'
  location: location
  tags: allTags
}

resource logs 'Microsoft.OperationalInsights/workspaces@2022-10-01' = {
  name: 'log-${name}-${suffix}'
  location: location
  tags: allTags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logDays
    workspaceCapping: {
      dailyQuotaGb: logGigabytesPerDay
    }
  }
}

module store 'modules/store.bicep' = {
  name: 'store'
  params: {
    storageName: shortName
    vaultName: shortName
    storageSku: storageSku
    location: location
    tags: allTags
    botPrincipalId: identity.properties.principalId
    logsId: logs.id
  }
}

module host 'modules/host.bicep' = {
  name: 'host'
  params: {
    appName: '${name}-${suffix}'
    planName: 'plan-${name}-${suffix}'
    planSku: planSku
    location: location
    tags: allTags
    identityId: identity.id
    botAppId: identity.properties.clientId
    cloud: cloud
    domain: domain
    signInAppId: signInAppId
    tablesUri: store.outputs.tablesUri
    vaultUri: store.outputs.vaultUri
    masterSecretName: masterSecretName
    telemetryEndpoint: telemetryEndpoint
    telemetryProtocol: telemetryProtocol
    settings: settings
    logsId: logs.id
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    botName: '${name}-${suffix}'
    sku: botSku
    tags: allTags
    cloud: cloud
    domain: domain
    identityId: identity.id
    botAppId: identity.properties.clientId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: allTags
    email: alertEmail
    appId: host.outputs.appId
    logsId: logs.id
  }
}

output botAppId string = identity.properties.clientId
output botName string = bot.outputs.botName
output botPrincipalId string = identity.properties.principalId
output webApp string = host.outputs.appName
output defaultHostName string = host.outputs.defaultHostName
output domainProof string = host.outputs.domainProof
output domain string = domain
output vaultName string = store.outputs.vaultName
output masterSecretName string = masterSecretName
