namespace LeadershipBot.Storage.Tests.Service;

/// <summary>A request that arrived.</summary>
/// <param name="Target">As in the request line.</param>
public sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Whether it asks for a change.</summary>
    public bool Writes => Method is not ("GET" or "HEAD");

    public bool IsBatch => Target.EndsWith("/$batch", StringComparison.Ordinal);

    /// <summary>Whether it is about the list of tables.</summary>
    public bool IsOfTables => Target.Contains("/Tables", StringComparison.Ordinal);

    /// <summary>The status it was answered with; 0 where it was not.</summary>
    public int Status { get; set; }
}
