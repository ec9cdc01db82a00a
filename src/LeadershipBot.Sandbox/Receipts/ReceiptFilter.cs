namespace LeadershipBot.Sandbox.Receipts;

/// <summary>Which messages are asked about; what is left out does not matter.</summary>
/// <param name="Content">Its hash.</param>
/// <param name="Day">The calendar's day (UTC) of its arrival.</param>
/// <param name="Action">A verb such as <c>pulse.submit</c>, alone or with its data: <c>pulse.submit {"round":"pulse-20261005"}</c>.</param>
/// <param name="Title">Words at its beginning.</param>
public sealed record ReceiptFilter(string? Content = null, DateOnly? Day = null, string? Action = null, string? Title = null)
{
    public bool Takes(ReceivedContent content) =>
        (Content is null || content.Content == Content)
        && (Day is null || content.Day == Day)
        && (Action is null || content.Offers(Action))
        && (Title is null || content.Title.StartsWith(Title, StringComparison.Ordinal));
}
