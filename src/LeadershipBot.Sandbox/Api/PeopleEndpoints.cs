using System.Net.Mime;
using System.Text.Json;
using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Issuer;

namespace LeadershipBot.Sandbox.Api;

internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        // The first few of a large agency are enough for the page, with everybody it opens with or acts for.
        api.MapGet("/people", (SandboxRoster roster, int? first) => Chosen(roster, first).Select(Describe));
        api.MapGet("/people/{id}", (string id, SandboxRoster roster) =>
            roster.Find(id) is { } person ? TypedResults.Json(Describe(person)) : ApiProblem.UnknownPerson());
        api.MapGet("/teams", () => new
        {
            SandboxAddresses.AppId,
            SandboxAddresses.TenantId,
            Stranger = Describe(SandboxRoster.Stranger),
        });
        api.MapGet("/people/{id}/chat", (string id, SandboxRoster roster, Chats chats) =>
            roster.Find(id) is { } person ? TypedResults.Json(chats.Of(person).Read()) : ApiProblem.UnknownPerson());
        api.MapGet("/people/{id}/token", IssueToken);
        api.MapPost("/people/{id}/messages", SayAsync);
        api.MapPost("/people/{id}/actions", TapAsync);
    }

    private static object Describe(Person person) => new
    {
        person.Id,
        person.Name,
        person.Team,
        Role = RosterFile.RoleTag(person.Role),
        person.TimeZone,
        Language = RosterFile.LanguageTag(person.Language),
    };

    private static IResult IssueToken(string id, bool? expired, SandboxRoster roster, TokenIssuer tokens)
    {
        var person = string.Equals(id, SandboxRoster.Stranger.Id, StringComparison.OrdinalIgnoreCase) ? SandboxRoster.Stranger : roster.Find(id);
        return person is null
            ? ApiProblem.UnknownPerson()
            : TypedResults.Json(new { token = tokens.IssueForPerson(person, expired == true ? 2 * TokenIssuer.Lifetime : default) });
    }

    private static IEnumerable<Person> Chosen(SandboxRoster roster, int? first) => first is not { } count || count >= roster.People.Count
        ? roster.People
        : roster.Shown.Concat(roster.People.Where(person => person.Role == Role.Administrator)).Concat(roster.People.Take(count)).Distinct();

    private static async Task<IResult> SayAsync(
        string id, HttpRequest request, SandboxRoster roster, Chats chats, PersonClient client, CancellationToken cancellationToken)
    {
        if (roster.Find(id) is not { } person)
        {
            return ApiProblem.UnknownPerson();
        }

        var (body, problem) = await ApiProblem.ReadObjectAsync(request);
        if (problem is not null)
        {
            return problem;
        }

        if (CardReader.Text(body, "text") is not { Length: > 0 } text)
        {
            return ApiProblem.Bad("Send {\"text\": \"…\"}.");
        }

        var reply = await client.SayAsync(chats.Of(person), text, cancellationToken);
        return reply.IsSuccess
            ? TypedResults.StatusCode(StatusCodes.Status202Accepted)
            : ApiProblem.Say(StatusCodes.Status502BadGateway, $"The bot answered with HTTP status {reply.Status}.");
    }

    private static async Task<IResult> TapAsync(
        string id, HttpRequest request, SandboxRoster roster, Chats chats, PersonClient client, CancellationToken cancellationToken)
    {
        if (roster.Find(id) is not { } person)
        {
            return ApiProblem.UnknownPerson();
        }

        var (body, problem) = await ApiProblem.ReadObjectAsync(request);
        if (problem is not null)
        {
            return problem;
        }

        var hasData = body.TryGetProperty("data", out var data);
        if (CardReader.Text(body, "activityId") is not { } activityId
            || CardReader.Text(body, "verb") is not { } verb
            || (hasData && data.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null)))
        {
            return ApiProblem.Bad("Send {\"activityId\": \"…\", \"verb\": \"…\", \"data\": {…}}; data may be left out.");
        }

        var chat = chats.Of(person);
        if (chat.Find(activityId) is not { } activity)
        {
            return ApiProblem.UnknownActivity();
        }

        // A verb the card does not have is sent all the same: what a bot says to that is worth seeing.
        var inputs = CardReader.Object(body, "data");
        var action = CardAction.Find(activity, verb, inputs) ?? new CardAction(verb, null, null);
        var reply = await client.TapAsync(chat, activityId, action, inputs, cancellationToken);
        return TypedResults.Text(reply.Body, MediaTypeNames.Application.Json, statusCode: reply.Status);
    }
}
