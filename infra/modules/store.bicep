// What the bot keeps, and the vault with its one secret. Nobody gets the account's keys: they are switched off.

param storageName string
param vaultName string
param storageSku string
param location string
param tags object
param botPrincipalId string
param logsId string

// Storage Table Data Contributor: tables are made, filled and dropped by the bot itself.
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

// No diagnostic setting may be put on the account's table service: its logs name the row of each request, and a row's key is a
// person's id or the code of a ballot. docs/anonymity.md and `verify-anonymity` say the same.
resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: storageName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: storageSku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    encryption: {
      keySource: 'Microsoft.Storage'
      services: {
        table: {
          enabled: true
          keyType: 'Account'
        }
      }
    }
  }
}

resource botWritesTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, botPrincipalId, tableDataContributor)
  scope: storage
  properties: {
    principalId: botPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
  }
}

// Its secret is made by deploy.sh and never seen by this template. infra/master-secret.bicep then lets the bot read that one.
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: vaultName
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: 'Enabled'
  }
}

// Who read the master secret, and when. The bot does at its start, when a round opens or closes, once a day to see when the secret ends,
// and when somebody asks the doctor; never for a person's answer.
resource vaultLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-read-the-secret'
  scope: vault
  properties: {
    workspaceId: logsId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

output tablesUri string = storage.properties.primaryEndpoints.table
output vaultUri string = vault.properties.vaultUri
output vaultName string = vault.name
