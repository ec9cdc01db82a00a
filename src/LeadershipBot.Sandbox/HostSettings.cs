namespace LeadershipBot.Sandbox;

/// <summary>The settings a deployment would have, pointing at the sandbox. Nothing here turns a check off.</summary>
public static class HostSettings
{
    /// <summary>What a host needs to know of Teams, the people and its store.</summary>
    /// <param name="limits">Whether the emulator enforces Teams' limits; the host's own default fits them.</param>
    /// <param name="tables">The connection string of the tables; null for files in the data directory.</param>
    public static IEnumerable<KeyValuePair<string, string?>> For(SandboxAddresses addresses, SandboxData data, bool limits, string? tables = null)
    {
        foreach (var setting in OfTeams(addresses, limits))
        {
            yield return setting;
        }

        // This process is the only one that takes answers, so closing need not wait for others.
        yield return new("Pulses:DrainSeconds", "0");
        yield return new("Roster:File", data.RosterFile);
        yield return new("Programs:File", data.ProgramFile);
        yield return new("Storage:DataDirectory", data.Directory);
        if (tables is not null)
        {
            yield return new("Storage:ConnectionString", tables);
        }
    }

    /// <summary>The sections <c>Bot</c> and <c>SignIn</c> alone, for a host that has its own roster, programs and store.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> OfTeams(SandboxAddresses addresses, bool limits)
    {
        yield return new("Bot:AppId", SandboxAddresses.AppId);
        yield return new("Bot:TenantId", SandboxAddresses.TenantId);
        yield return new("Bot:AppType", "SingleTenant");
        yield return new("Bot:ClientSecret", Issuer.IssuerEndpoints.ClientSecret);
        yield return new("Bot:OpenIdMetadataUrl", addresses.OpenIdMetadata.ToString());
        yield return new("Bot:TokenIssuer", addresses.Issuer);
        yield return new("Bot:AllowedServiceHosts:0", addresses.Root.Host);
        yield return new("Bot:DefaultServiceUrl", addresses.ServiceUrl);
        yield return new("SignIn:Audiences:0", SandboxAddresses.AppId);
        yield return new("SignIn:Issuer", addresses.PeopleIssuer);
        yield return new("SignIn:MetadataUrl", addresses.PeopleMetadata.ToString());

        // Skipping ahead makes a moment of months, in which people may say a lot.
        yield return new("Bot:PersonBurst", "1000000");
        yield return new("Bot:PersonPerMinute", "1000000");
        if (!limits)
        {
            // Skipping ahead should not wait for a limit nobody sets.
            yield return new("Bot:RequestsPerSecond", "1000");
        }
    }
}
