using System.Security.Cryptography;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Connector;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>
/// Answers for a turn that ended in an exception. The log gets the exception's type and a random reference, the person
/// an apology with the same reference; what they said and the exception's message go nowhere.
/// </summary>
public sealed partial class TurnFailures(BotFrameworkMetrics metrics, IOptions<BotAdapterOptions> options, ILogger<TurnFailures> logger)
{
    /// <summary>Letters and digits that are hard to mistake for each other.</summary>
    private const string ReferenceAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    internal async Task<InvokeResponse?> AnswerAsync(ITurnContext turn, Exception exception)
    {
        var reference = RandomNumberGenerator.GetString(ReferenceAlphabet, 8);
        metrics.TurnFailed();
        LogFailed(logger, TypesOf(exception), reference);

        var locale = turn.Activity.Locale;
        return (turn.Activity.Type, turn.Activity.Name) switch
        {
            (ActivityTypes.Invoke, InvokeNames.AdaptiveCardAction) => OnCard(turn, Apology(locale, reference)),
            (ActivityTypes.Message, _) => await OnMessageAsync(turn, exception, Apology(locale, reference), reference),
            _ => new InvokeResponse(500),
        };
    }

    private InvokeResponse OnCard(ITurnContext turn, string apology) => InvokeResponse.Ok(
        options.Value.ErrorCard is { } card
            ? InvokeResponses.Card(card(turn, apology))
            : InvokeResponses.Error(500, "Unexpected", apology));

    private async Task<InvokeResponse?> OnMessageAsync(ITurnContext turn, Exception exception, string apology, string reference)
    {
        if (exception is ConnectorException { IsUndeliverable: true })
        {
            // The person cannot be reached; an apology would fail the same way.
            return null;
        }

        try
        {
            // A tap that came as a message is apologised for as a tap.
            await turn.SendActivityAsync(
                CardTap.FromMessage(turn.Activity) is not null && options.Value.ErrorCard is { } card
                    ? MessageFactory.Card(card(turn, apology))
                    : MessageFactory.Text(apology),
                CancellationToken.None);
        }
#pragma warning disable CA1031 // An apology that cannot be delivered must not become another failure.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogSilent(logger, TypesOf(failure), reference);
        }

        return null;
    }

    private string Apology(string? locale, string reference)
    {
        var text = options.Value.ErrorText(locale);
        return text.Contains(BotAdapterOptions.ReferencePlaceholder, StringComparison.Ordinal)
            ? text.Replace(BotAdapterOptions.ReferencePlaceholder, reference, StringComparison.Ordinal)
            : $"{text} ({reference})";
    }

    private static string TypesOf(Exception exception)
    {
        var types = exception.GetType().FullName!;
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            types += " < " + inner.GetType().FullName;
        }

        return types;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed: {ExceptionTypes}. Reference {Reference}.")]
    private static partial void LogFailed(ILogger logger, string exceptionTypes, string reference);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The apology could not be sent: {ExceptionTypes}. Reference {Reference}.")]
    private static partial void LogSilent(ILogger logger, string exceptionTypes, string reference);
}
