using '../main.bicep'

// Fill in the first two; the rest may stay. No secret belongs here.
param domain = 'bot-test.example.org'
param alertEmail = 'it-team@example.org'

param environmentName = 'test'
param cloud = 'Public'

// deploy.sh sets it.
param signInAppId = readEnvironmentVariable('LEADERSHIPBOT_SIGN_IN_APP_ID', '')
