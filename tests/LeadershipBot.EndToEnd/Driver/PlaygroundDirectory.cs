using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace LeadershipBot.EndToEnd.Driver;

/// <summary>Who and what the playground's own file describes, so that tests and client agree.</summary>
internal sealed class PlaygroundDirectory
{
    public string TenantId { get; set; } = "";

    public PlaygroundUser Bot { get; set; } = new();

    /// <summary>The one person the client acts as.</summary>
    public PlaygroundUser CurrentUser { get; set; } = new();

    public IList<PlaygroundUser> Users { get; set; } = [];

    /// <summary>The bot's application id: its channel id without the leading <c>28:</c>.</summary>
    public string AppId => Bot.Id.Replace("28:", "", StringComparison.Ordinal);

    public static PlaygroundDirectory Read()
    {
        using var file = File.OpenText(PlaygroundPackage.ConfigPath);
        return new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .IgnoreUnmatchedProperties()
            .Build()
            .Deserialize<PlaygroundDirectory>(file);
    }
}

internal sealed class PlaygroundUser
{
    public string Id { get; set; } = "";

    public string AadObjectId { get; set; } = "";

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";
}
