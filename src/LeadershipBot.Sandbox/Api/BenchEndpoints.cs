using System.Globalization;
using System.Text.Json;
using LeadershipBot.Sandbox.Faults;
using LeadershipBot.Sandbox.Limits;
using LeadershipBot.Sandbox.Receipts;

namespace LeadershipBot.Sandbox.Api;

/// <summary>What makes the emulator a test bench: its limits, the faults it injects and what people received.</summary>
internal static class BenchEndpoints
{
    public static void MapBench(this IEndpointRouteBuilder api)
    {
        api.MapGet("/limits", (ConnectorLimits limits) => Describe(limits));
        api.MapPost("/limits", SetLimitsAsync);
        api.MapGet("/faults", (FaultInjector faults) => Describe(faults));
        api.MapPost("/faults", SetFaultsAsync);
        api.MapGet("/receipts", Read);
    }

    private static IResult Describe(ConnectorLimits limits)
    {
        var (passed, refused) = limits.Counts;
        return TypedResults.Json(new { on = limits.IsOn, retryAfter = limits.TellsRetryAfter, passed, refused });
    }

    private static async Task<IResult> SetLimitsAsync(HttpRequest request, ConnectorLimits limits)
    {
        var (body, problem) = await ApiProblem.ReadObjectAsync(request);
        if (problem is not null)
        {
            return problem;
        }

        var members = body.EnumerateObject().ToList();
        if (members.Count == 0 || members.Exists(member => member.Name is not ("on" or "retryAfter") || member.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)))
        {
            return ApiProblem.Bad("Send {\"on\": true, \"retryAfter\": false}; either may be left out.");
        }

        limits.IsOn = body.TryGetProperty("on", out var on) ? on.GetBoolean() : limits.IsOn;
        limits.TellsRetryAfter = body.TryGetProperty("retryAfter", out var tells) ? tells.GetBoolean() : limits.TellsRetryAfter;
        return Describe(limits);
    }

    private static async Task<IResult> SetFaultsAsync(HttpRequest request, FaultInjector faults)
    {
        var (body, problem) = await ApiProblem.ReadObjectAsync(request);
        if (problem is not null)
        {
            return problem;
        }

        if (!FaultPlan.TryRead(body, out var plan, out var sentence))
        {
            return ApiProblem.Bad(sentence);
        }

        faults.Set(plan);
        return Describe(faults);
    }

    private static IResult Describe(FaultInjector faults) => TypedResults.Json(new
    {
        seed = faults.Plan.Seed,
        rates = ByName(FaultNames.AllTransient, FaultNames.Of, faults.Plan.Rates),
        people = ByName(FaultNames.AllLasting, FaultNames.Of, faults.Plan.People),
        slowestSeconds = faults.Plan.Slowest.TotalSeconds,
        retryAfterSeconds = faults.Plan.RetryAfter.TotalSeconds,
        injected = ByName(FaultNames.AllTransient, FaultNames.Of, faults.Injected),
        refused = ByName(FaultNames.AllLasting, FaultNames.Of, faults.Refused),
        affectedPeople = ByName(FaultNames.AllLasting, FaultNames.Of, faults.Affected),
    });

    private static Dictionary<string, TNumber?> ByName<TKind, TNumber>(
        IReadOnlyList<TKind> kinds, Func<TKind, string> nameOf, IReadOnlyDictionary<TKind, TNumber> numbers)
        where TKind : struct, Enum =>
        kinds.ToDictionary(nameOf, kind => numbers.TryGetValue(kind, out var number) ? number : default, StringComparer.Ordinal);

    private static IResult Read(
        MessageReceipts receipts, string? content = null, string? day = null, string? action = null, string? title = null, bool people = false)
    {
        DateOnly? onDay = null;
        if (day is not null)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                return ApiProblem.Bad("day is a date such as 2026-10-05.");
            }

            onDay = read;
        }

        const int MostContents = 50;
        var filter = new ReceiptFilter(content, onDay, action, title);
        var times = receipts.TimesReceived(filter);
        var contents = receipts.Contents(filter);
        return TypedResults.Json(new
        {
            people = times.Count,
            never = times.Count(entry => entry.Times == 0),
            once = times.Count(entry => entry.Times == 1),
            twiceOrMore = times.Count(entry => entry.Times > 1),
            messages = times.Sum(entry => entry.Times),
            contents = contents.Take(MostContents).Select(entry => new
            {
                entry.Content.Content, entry.Content.Day, entry.Content.Title, entry.Content.Actions, entry.Once, twiceOrMore = entry.MoreOften,
            }),
            titles = contents.GroupBy(entry => (entry.Content.Day, entry.Content.Title)).Select(alike => new
            {
                alike.Key.Day, alike.Key.Title, once = alike.Sum(entry => entry.Once), twiceOrMore = alike.Sum(entry => entry.MoreOften),
            }),
            contentsLeftOff = Math.Max(0, contents.Count - MostContents),
            byPerson = people ? times.Select(entry => new { entry.Person.Id, entry.Times }) : null,
        });
    }
}
