// The bot's registration, and Teams as its only channel that is used.

param botName string
param sku string
param tags object
param cloud string
param domain string
param identityId string
param botAppId string

// Which Teams a public registration speaks with; a registration in Azure Government has one Teams only.
var teamsOf = {
  Public: 'CommercialDeployment'
  Gcc: 'GCCModerateDeployment'
  GccHigh: null
  DoD: null
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: botName
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: {
    name: sku
  }
  properties: {
    displayName: 'LeadershipBot'
    endpoint: 'https://${domain}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: botAppId
    msaAppMSIResourceId: identityId
    msaAppTenantId: subscription().tenantId
    // No channel of this registration may be used with a secret of its own.
    disableLocalAuth: true
    isStreamingSupported: false
    // Teams comes over the public network.
    publicNetworkAccess: 'Enabled'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      acceptedTerms: true
      enableCalling: false
      deploymentEnvironment: teamsOf[cloud]
    }
  }
}

output botName string = bot.name
