using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Issuer;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

/// <summary>The connector as a bot meets it over HTTP.</summary>
public sealed class ConnectorContractTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string Conversations = "connector/v3/conversations";

    private static readonly object Hello = new { type = "message", text = "Hello" };

    private string ChatPath => $"{Conversations}/{Uri.EscapeDataString(Chat.ConversationId)}/activities";

    private Chat Chat => sandbox.Service<Chats>().All[3];

    [Fact]
    public async Task A_message_is_sent_replied_to_updated_and_deleted()
    {
        var (created, sent) = await SendAsync(HttpMethod.Post, ChatPath, Hello);
        var id = sent.GetProperty("id").GetString()!;
        var (replied, reply) = await SendAsync(HttpMethod.Post, $"{ChatPath}/{id}", new { type = "message", text = "And again" });
        var (updated, _) = await SendAsync(HttpMethod.Put, $"{ChatPath}/{id}", new { type = "message", text = "Hello, changed" });

        Assert.Equal((201, 201, 200), (created, replied, updated));
        var replyId = reply.GetProperty("id").GetString()!;
        Assert.Equal("Hello, changed", Text(id));
        Assert.Equal(id, Chat.Find(replyId)!.Value.GetProperty("replyToId").GetString());
        Assert.True(string.CompareOrdinal(id, replyId) < 0);

        Assert.Equal(200, (await SendAsync(HttpMethod.Delete, $"{ChatPath}/{id}", null)).Status);
        Assert.Null(Chat.Find(id));
        Assert.Equal(200, (await SendAsync(HttpMethod.Delete, $"{ChatPath}/{replyId}", null)).Status);

        string? Text(string activityId) => Chat.Find(activityId)!.Value.GetProperty("text").GetString();
    }

    [Fact]
    public async Task A_conversation_is_made_once_per_person_by_either_id()
    {
        var (status, byObjectId) = await SendAsync(HttpMethod.Post, Conversations, Parameters(Chat.Person.Id));
        var (_, byUserId) = await SendAsync(HttpMethod.Post, Conversations, Parameters(Chat.UserId));

        Assert.Equal(201, status);
        Assert.Equal(Chat.ConversationId, byObjectId.GetProperty("id").GetString());
        Assert.Equal(Chat.ConversationId, byUserId.GetProperty("id").GetString());
        Assert.EndsWith("/connector/", byObjectId.GetProperty("serviceUrl").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_can_be_made_with_its_first_message()
    {
        var (status, made) = await SendAsync(
            HttpMethod.Post,
            Conversations,
            new { members = new[] { new { id = Chat.Person.Id } }, tenantId = SandboxAddresses.TenantId, activity = Hello });

        Assert.Equal(201, status);
        Assert.NotNull(Chat.Find(made.GetProperty("activityId").GetString()!));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found_in_Teams_words()
    {
        await RefusesAsync(404, "ConversationNotFound", HttpMethod.Post, $"{Conversations}/a:nobody/activities", Hello);
        await RefusesAsync(404, "ActivityNotFoundInConversation", HttpMethod.Put, $"{ChatPath}/1", Hello);
        await RefusesAsync(404, "ActivityNotFoundInConversation", HttpMethod.Delete, $"{ChatPath}/1", null);
    }

    [Fact]
    public async Task A_bad_message_is_a_bad_argument()
    {
        await RefusesAsync(400, "BadArgument", HttpMethod.Post, ChatPath, new { text = "no type" });
        await RefusesAsync(400, "BadArgument", HttpMethod.Post, ChatPath, new { type = "message" });
        await RefusesAsync(400, "BadArgument", HttpMethod.Post, ChatPath, new[] { 1 });
        await RefusesAsync(400, "BadArgument", HttpMethod.Post, ChatPath, new { type = "message", text = 7 });
        await RefusesAsync(400, "BadArgument", HttpMethod.Post, Conversations, new { tenantId = SandboxAddresses.TenantId });
        await RefusesAsync(400, "BadArgument", HttpMethod.Post, Conversations, new { members = new[] { new { id = Chat.Person.Id } } });
    }

    [Fact]
    public async Task More_than_100_KB_of_UTF16_is_too_big_and_just_below_is_not()
    {
        var room = (ConnectorEmulator.MaxMessageBytes / 2) - JsonSerializer.Serialize(new { type = "message", text = "" }).Length;

        await RefusesAsync(413, "MessageSizeTooBig", HttpMethod.Post, ChatPath, new { type = "message", text = new string('x', room + 1) });
        Assert.Equal(201, (await SendAsync(HttpMethod.Post, ChatPath, new { type = "message", text = new string('x', room) })).Status);
    }

    [Fact]
    public async Task Without_the_app_nothing_can_be_made_or_sent()
    {
        var chat = sandbox.Service<Chats>().All[7];
        chat.Uninstall();
        try
        {
            await RefusesAsync(403, "ForbiddenOperationException", HttpMethod.Post, Conversations, Parameters(chat.Person.Id));
            var (status, body) = await SendAsync(
                HttpMethod.Post, $"{Conversations}/{Uri.EscapeDataString(chat.ConversationId)}/activities", Hello);
            Assert.Equal(403, status);
            Assert.Equal(209, body.GetProperty("errorCode").GetInt32());
            Assert.Contains("MessageWritesBlocked", body.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            chat.Install();
        }
    }

    [Fact]
    public async Task Only_this_bot_is_let_in()
    {
        Assert.Equal(401, (await SendAsync(HttpMethod.Post, ChatPath, Hello, token: null)).Status);
        Assert.Equal(401, (await SendAsync(HttpMethod.Post, ChatPath, Hello, token: "not-a-token")).Status);

        // A token for the other direction is signed by the same key and still is no pass.
        var wrongWay = sandbox.Service<TokenIssuer>().IssueForBot("http://127.0.0.1/connector/");
        Assert.Equal(401, (await SendAsync(HttpMethod.Post, ChatPath, Hello, wrongWay)).Status);
    }

    private static object Parameters(string memberId) => new
    {
        members = new[] { new { id = memberId } },
        tenantId = SandboxAddresses.TenantId,
    };

    private async Task RefusesAsync(int status, string code, HttpMethod method, string path, object? body)
    {
        var (actual, answer) = await SendAsync(method, path, body);
        Assert.Equal(status, actual);
        Assert.Equal(code, answer.GetProperty("error").GetProperty("code").GetString());
    }

    private Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body) =>
        SendAsync(method, path, body, sandbox.Service<TokenIssuer>().IssueForConnector());

    private async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body, string? token)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await sandbox.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }
}
