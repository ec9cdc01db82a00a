namespace LeadershipBot.Sandbox;

/// <summary>The settings a deployment would have, pointing at the sandbox. Nothing here turns a check off.</summary>
internal static class HostSettings
{
    public static IEnumerable<KeyValuePair<string, string?>> For(SandboxAddresses addresses, SandboxData data) =>
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Bot:AppId"] = SandboxAddresses.AppId,
            ["Bot:TenantId"] = SandboxAddresses.TenantId,
            ["Bot:AppType"] = "SingleTenant",
            ["Bot:ClientSecret"] = Issuer.IssuerEndpoints.ClientSecret,
            ["Bot:OpenIdMetadataUrl"] = addresses.OpenIdMetadata.ToString(),
            ["Bot:TokenIssuer"] = addresses.Issuer,
            ["Bot:AllowedServiceHosts:0"] = addresses.Root.Host,
            ["Bot:DefaultServiceUrl"] = addresses.ServiceUrl,

            ["SignIn:Audiences:0"] = SandboxAddresses.AppId,
            ["SignIn:Issuer"] = addresses.PeopleIssuer,
            ["SignIn:MetadataUrl"] = addresses.PeopleMetadata.ToString(),

            // The emulator sets no limit, and skipping ahead should not wait for one.
            ["Bot:RequestsPerSecond"] = "1000",

            // Skipping ahead makes a moment of months, in which people may say a lot.
            ["Bot:PersonBurst"] = "1000000",
            ["Bot:PersonPerMinute"] = "1000000",

            // This process is the only one that takes answers, so closing need not wait for others.
            ["Pulses:DrainSeconds"] = "0",
            ["Roster:File"] = data.RosterFile,
            ["Programs:File"] = data.ProgramFile,
            ["Storage:DataDirectory"] = data.Directory,
        };
}
