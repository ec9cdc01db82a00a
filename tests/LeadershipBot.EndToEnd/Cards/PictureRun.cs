using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;
using LeadershipBot.Operations;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LeadershipBot.EndToEnd.Cards;

/// <summary>The sandbox in one language, its page in light and in dark, and pictures of the messages in it.</summary>
internal sealed class PictureRun : IAsyncDisposable
{
    private readonly SandboxServer _sandbox;
    private readonly HttpClient _http;
    private readonly IBrowserContext[] _themes;
    private readonly string _folder;
    private readonly List<JsonElement> _taken = [];

    private PictureRun(SandboxServer sandbox, IBrowserContext[] themes, string folder, Language language)
    {
        Language = language;
        _sandbox = sandbox;
        _themes = themes;
        _folder = folder;
        _http = new HttpClient { BaseAddress = sandbox.Root };
    }

    public Language Language { get; }

    /// <summary>PNG by card's name, light and then dark.</summary>
    public Dictionary<string, byte[][]> Pictures { get; } = new(StringComparer.Ordinal);

    /// <summary>What of the cards is in no picture: buttons the bot has a handler for, and titles it has words for.</summary>
    public IEnumerable<string> Missing()
    {
        var texts = _taken.SelectMany(Texts).ToHashSet(StringComparer.Ordinal);
        return _sandbox.Services.GetServices<ICardVerbHandler>().Select(handler => handler.Verb)
            .Where(verb => !_taken.Exists(activity => CardAction.Find(activity, verb) is not null))
            .Concat(Titles().Where(title => !texts.Any(text => IsTitle(text, title.Words[Language]))).Select(title => title.Name));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<PictureRun> StartAsync(IBrowser browser, string language)
    {
        var folder = Directory.CreateTempSubdirectory("pictures-").FullName;
        var roster = Path.Combine(folder, "roster.csv");
        await File.WriteAllTextAsync(roster, PictureAgency.Csv(language), Cancellation);
        var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Port = 0, RosterFile = roster, DataDirectory = Path.Combine(folder, "data"), PastRounds = 6 },
            new SandboxHost(CreateBuilder, LeadershipBotHost.Build),
            Cancellation);
        var themes = new IBrowserContext[2];
        foreach (var (index, scheme) in new[] { ColorScheme.Light, ColorScheme.Dark }.Index())
        {
            themes[index] = await browser.NewContextAsync(new BrowserNewContextOptions
            {
                ColorScheme = scheme,
                ViewportSize = new ViewportSize { Width = 1440, Height = 3600 },
                ReducedMotion = ReducedMotion.Reduce,
            });
            await themes[index].NewPageAsync();
        }

        return new PictureRun(sandbox, themes, folder, language == "es" ? Language.Spanish : Language.English);
    }

    /// <summary>What the bot does every few minutes of real time.</summary>
    public Task SweepAsync() => _sandbox.Services.GetRequiredService<FinishWork>().RunAsync(atStart: false, Cancellation);

    public async Task AdvanceAsync(string instant)
    {
        using var response = await _http.PostAsJsonAsync("sandbox/api/clock", new { advanceTo = instant }, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    public async Task SayAsync(string person, string text)
    {
        using var response = await _http.PostAsJsonAsync($"sandbox/api/people/{person}/messages", new { text }, Cancellation);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Taps the latest card that offers this; its place in the chat.</summary>
    public async Task<int> TapAsync(string person, string verb, object? data = null)
    {
        var place = await FindAsync(person, verb);
        var activityId = (await HeardAsync(person))[place].GetProperty("id").GetString();
        using var response = await _http.PostAsJsonAsync($"sandbox/api/people/{person}/actions", new { activityId, verb, data }, Cancellation);
        response.EnsureSuccessStatusCode();
        return place;
    }

    /// <summary>The place of the latest card that offers this among what the bot said.</summary>
    public async Task<int> FindAsync(string person, string verb)
    {
        var heard = await HeardAsync(person);
        for (var place = heard.Count - 1; place >= 0; place--)
        {
            if (CardAction.Find(heard[place], verb) is not null)
            {
                return place;
            }
        }

        throw new InvalidOperationException($"No card offers {verb}. {Outline(heard)}");
    }

    /// <summary>The place of the latest message with these words.</summary>
    public async Task<int> FindAsync(string person, LocalizedText words)
    {
        var heard = await HeardAsync(person);
        for (var place = heard.Count - 1; place >= 0; place--)
        {
            if (CardReader.Cards(heard[place]).SelectMany(CardReader.Elements).Any(element => CardReader.HasText(element, "text", words[Language])))
            {
                return place;
            }
        }

        throw new InvalidOperationException($"Nothing says {words.English}. {Outline(heard)}");
    }

    public async Task<int> LatestAsync(string person) => (await HeardAsync(person)).Count - 1;

    /// <summary>Takes a picture of what the bot said, as it stands now.</summary>
    /// <param name="isOpen">Whether every hidden part is shown.</param>
    public async Task TakeAsync(string name, string person, int place, bool isOpen = true)
    {
        Pictures[name] = new byte[_themes.Length][];
        _taken.Add((await HeardAsync(person))[place]);
        Assert.DoesNotContain(Texts(_taken[^1]), text => text.Contains("..", StringComparison.Ordinal));
        foreach (var (index, theme) in _themes.Index())
        {
            var page = theme.Pages[0];
            await page.GotoAsync(new Uri(_sandbox.Root, $"?people={person}").ToString());
            var message = page.Locator("#chat-0 li.message.from-bot").Nth(place);
            await message.WaitForAsync();
            if (isOpen)
            {
                await message.EvaluateAsync("element => { for (const hidden of element.querySelectorAll('.ac-container[style*=\"display: none\"]')) { hidden.style.display = 'block'; } }");
            }

            Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), name + " is too wide");
            Pictures[name][index] = await message.Locator(".body").ScreenshotAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var theme in _themes)
        {
            await theme.DisposeAsync();
        }

        _http.Dispose();
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The host with a secret that is about to end.</summary>
    private static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = LeadershipBotHost.CreateBuilder(args);
        builder.Configuration.AddInMemoryCollection([new("Bot:ClientSecretExpires", "2026-12-20")]);
        return builder;
    }

    private static IEnumerable<string> Texts(JsonElement activity) => CardReader.Cards(activity).SelectMany(CardReader.Elements)
        .SelectMany(element => element.EnumerateObject())
        .Where(property => property.Value.ValueKind == JsonValueKind.String)
        .Select(property => property.Value.GetString()!);

    private static IEnumerable<(string Name, LocalizedText Words)> Titles() => typeof(LeadershipBotHost).Assembly.GetTypes()
        .Where(type => type.IsAbstract && type.IsSealed && type.Name.EndsWith("Texts", StringComparison.Ordinal))
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
        .Where(property => property.PropertyType == typeof(LocalizedText) && property.Name.EndsWith("Title", StringComparison.Ordinal))
        .Select(property => ($"{property.DeclaringType!.Name}.{property.Name}", (LocalizedText)property.GetValue(null)!));

    /// <summary>Whether a text is a title with its places filled in.</summary>
    private static bool IsTitle(string text, string title) => Regex.IsMatch(text, $"^{Regex.Replace(Regex.Escape(title), @"\\\{\d}", ".*")}$");

    private static string Outline(IEnumerable<JsonElement> heard) => string.Join(" | ", heard.Select(activity =>
        $"{activity.GetProperty("timestamp")} {CardReader.Cards(activity).SelectMany(CardReader.Elements).Select(element => CardReader.Text(element, "text")).FirstOrDefault(text => text is not null)}"));

    private async Task<IReadOnlyList<JsonElement>> HeardAsync(string person) =>
    [
        .. (await _http.GetFromJsonAsync<JsonElement[]>($"sandbox/api/people/{person}/chat", Cancellation))!
            .Where(activity => activity.GetProperty("from").GetProperty("role").GetString() == "bot"),
    ];
}
