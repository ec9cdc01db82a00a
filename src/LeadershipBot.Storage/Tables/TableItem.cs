namespace LeadershipBot.Storage.Tables;

/// <summary>A table of an account.</summary>
/// <param name="Name">Its name; names differ by more than case.</param>
public sealed record TableItem(string Name);
