using LeadershipBot.Core.Organization;

namespace LeadershipBot.Content;

/// <summary>Something a circle talks about.</summary>
public sealed record CircleQuestion(string Id, LocalizedText Text);
