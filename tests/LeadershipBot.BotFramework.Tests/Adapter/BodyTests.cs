using System.Net;
using System.Text;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Adapter;

public sealed class BodyTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("{")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("{\"type\":}")]
    [InlineData("secret words")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("{\"type\":null}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"conversation\":null}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{}}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{\"id\":\"\"}}")]
    [InlineData("{\"type\":\"message\",\"conversation\":\"c\"}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{\"id\":\"..\"}}")]
    [InlineData("{\"type\":\"message\",\"id\":\".\",\"conversation\":{\"id\":\"c\"}}")]
    [InlineData("{\"type\":\"message\",\"timestamp\":\"yesterday\",\"conversation\":{\"id\":\"c\"}}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{\"id\":\"c\"}} {}")]
    public async Task A_body_that_is_no_activity_gets_400_in_plain_words(string body)
    {
        var answer = await _bot.PostAsync(body, _bot.Token().Encode());

        Assert.Equal(new BotAnswer(HttpStatusCode.BadRequest, "The body is not an activity.", "text/plain", ""), answer);
        Assert.Equal(0, _bot.Handler.Turns);
        Assert.DoesNotContain("secret", _bot.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deeply_nested_JSON_is_refused()
    {
        var body = _bot.Message().ToJsonString()[..^1] + ",\"value\":" + new string('[', 2000) + new string(']', 2000) + "}";

        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync(body, _bot.Token().Encode())).Status);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"type\":\"message\",\"conversation\":{\"id\":\"c\"},\"text\":\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}")];

        var answer = await _bot.PostAsync("", _bot.Token().Encode(), change: request => request.Content = Json(bytes));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(0, _bot.Handler.Turns);
    }

    [Theory]
    [InlineData("\"value\":{\"x\":\"\\ud83d\"}")]
    [InlineData("\"value\":{\"\\ude00\":1}")]
    [InlineData("\"channelData\":{\"tenant\":{\"id\":\"\\ud83d\\ud83d\"}}")]
    [InlineData("\"entities\":[\"\\udc00\"]")]
    [InlineData("\"somethingNew\":\"\\ud800x\"")]
    public async Task Halves_of_characters_are_refused_wherever_they_are(string member)
    {
        var body = _bot.Message().ToJsonString()[..^1] + "," + member + "}";

        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostAsync(body, _bot.Token().Encode())).Status);
        Assert.Equal(0, _bot.Handler.Turns);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_where_nobody_looks_at_once()
    {
        var message = Encoding.UTF8.GetBytes(_bot.Message().ToJsonString()[..^1]);
        byte[] bytes = [.. message, .. ",\"value\":{\"x\":\""u8, 0xED, 0xA0, 0x80, .. "\"}}"u8];

        var answer = await _bot.PostAsync("", _bot.Token().Encode(), change: request => request.Content = Json(bytes));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    public async Task An_empty_body_is_told_so(string? contentType)
    {
        var answer = await _bot.PostAsync("", _bot.Token().Encode(), contentType);

        Assert.Equal(new BotAnswer(HttpStatusCode.BadRequest, "The body is empty; an activity is expected.", "text/plain", ""), answer);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    public async Task A_body_of_another_type_is_refused(string? contentType)
    {
        var answer = await _bot.PostAsync(_bot.Message().ToJsonString(), _bot.Token().Encode(), contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal(0, _bot.Handler.Turns);
    }

    [Theory]
    [InlineData(256 * 1024, HttpStatusCode.OK)]
    [InlineData((256 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_holds_at_most_256_KiB(int bytes, HttpStatusCode status)
    {
        var answer = await _bot.PostAsync(OfSize(bytes), _bot.Token().Encode());

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData(256 * 1024, HttpStatusCode.OK)]
    [InlineData((256 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_of_unannounced_size_does_too(int bytes, HttpStatusCode status)
    {
        var answer = await _bot.PostAsync(
            OfSize(bytes),
            _bot.Token().Encode(),
            change: request =>
            {
                request.Headers.TransferEncodingChunked = true;
                request.Content!.Headers.ContentLength = null;
            });

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task A_stranger_is_refused_before_the_body_is_read()
    {
        var answer = await _bot.PostAsync(OfSize(300 * 1024), token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task Unknown_members_are_carried_along()
    {
        string? value = null;
        _bot.Handler.OnTurn = (turn, _) =>
        {
            value = turn.Activity.Properties!["somethingNew"].GetString();
            return Task.FromResult<BotFramework.Turns.InvokeResponse?>(null);
        };
        var message = _bot.Message();
        message["somethingNew"] = "kept";

        await _bot.PostAsync(message);

        Assert.Equal("kept", value);
    }

    private static ByteArrayContent Json(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/json") } };

    private string OfSize(int bytes)
    {
        var message = _bot.Message("");
        message["text"] = new string('x', bytes - Encoding.UTF8.GetByteCount(message.ToJsonString()));
        return message.ToJsonString();
    }
}
