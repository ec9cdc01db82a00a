using '../main.bicep'

// Fill in the first two; the rest may stay. No secret belongs here.
param domain = 'bot.example.org'
param alertEmail = 'it-team@example.org'

param environmentName = 'production'
param cloud = 'Public'
param planSku = 'P0v3'
param storageSku = 'Standard_ZRS'
param botSku = 'S1'
param logDays = 90
param tags = {
  costCenter: 'people-services'
}

// deploy.sh sets it.
param signInAppId = readEnvironmentVariable('LEADERSHIPBOT_SIGN_IN_APP_ID', '')
