// Lets the bot read the master secret, and nothing else in the vault. deploy.sh runs this once the secret is there.

targetScope = 'resourceGroup'

param vaultName string
param masterSecretName string
param botPrincipalId string

// Key Vault Secrets User
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource masterSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' existing = {
  parent: vault
  name: masterSecretName
}

resource botReadsSecret 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(masterSecret.id, botPrincipalId, secretsUser)
  scope: masterSecret
  properties: {
    principalId: botPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}
