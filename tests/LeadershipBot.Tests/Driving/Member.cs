namespace LeadershipBot.Tests.Driving;

/// <summary>A row of a roster that a test makes up.</summary>
internal sealed record Member(
    string Key, string Id, string Team, string Parent, string Role, bool IsLead = false, string Zone = "America/Denver", string Language = "en")
{
    public string Name => $"{Key} Larkspur";

    public string Email => $"{Key}@larkspur.example";

    public string Row => $"{Id},{Name},{Email},{Team},{Parent},{(IsLead ? "yes" : "no")},{Role},{Zone},{Language}";
}
