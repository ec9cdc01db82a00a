using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Settings;

namespace LeadershipBot.Tests.Settings;

/// <summary>docs/configuration.md: every setting as the options classes declare and describe it.</summary>
internal sealed partial class ConfigurationPage(IReadOnlyList<SettingSection> sections)
{
    private const string Before = """
        # Settings

        Everything that can be set, from the classes that the bot reads its settings into. (This page is written by a test; change
        the classes, not the page.)

        Settings come from `appsettings.json` beside the program, from environment variables and from the command line, in this order:
        what comes later goes before. In a file a section is an object. In the environment write `__` for `:`, as in `Bot__AppId`. On the
        command line write `--Bot:AppId VALUE`.

        A list has one setting for each place: `SignIn:Audiences:0`, `SignIn:Audiences:1` (`SignIn__Audiences__0`). A time is written as
        `00:00:30`. A setting that is left empty is one that is not set.

        The bot starts only when all of it is right. Otherwise it says everything that is wrong in one message, with the setting's name:
        what is missing, what can't be read, what contradicts something else, what belongs to another cloud, and names that are no setting.

        In Azure they go into `settings` of the environment's parameter file: [deploying](deploy.md#5-deploy). What is typed into the portal
        is lost with the next deployment.

        Settings marked **secret** open something to whoever reads them. Keep them out of files that others read; better, choose what needs
        none: a managed identity (`Bot:AppType` `UserAssignedMSI`) and `Storage:AccountUri`.

        """;

    private const string After = """
        ## What others read

        | setting | default | meaning |
        |---|---|---|
        | `ASPNETCORE_URLS`, or `--urls` | `http://localhost:5000` | where the bot listens |
        | `ASPNETCORE_FORWARDEDHEADERS_ENABLED` | `false` | `true` behind a proxy that ends TLS |
        | `ASPNETCORE_ENVIRONMENT`, or `--environment` | `Production` | `Development` allows what is for one's own machine only |
        | `Logging:LogLevel:Default` | `Information` | how much is logged; ASP.NET Core's own lines begin at `Warning`, because they would say when people answered |
        | `Logging:Console:FormatterName` | `simple` | `json` writes each log line as one JSON object |
        """;

    private readonly Dictionary<string, XElement> _documented = new[] { "LeadershipBot", "LeadershipBot.BotFramework" }
        .SelectMany(assembly => XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly + ".xml")).Descendants("member"))
        .Where(member => ((string)member.Attribute("name")!)[1..].StartsWith(":LeadershipBot.", StringComparison.Ordinal))
        .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    public string Write()
    {
        var page = new StringBuilder(Before);
        foreach (var section in sections)
        {
            var options = Activator.CreateInstance(section.Options)!;
            page.Append(CultureInfo.InvariantCulture, $"\n## {section.Name}\n\n{Meaning("T:" + section.Options.FullName)}\n\n");
            page.Append("| setting and environment variable | value | default | meaning |\n|---|---|---|---|\n");
            foreach (var setting in section.Settings)
            {
                var place = SettingSection.IsList(setting) ? "0" : null;
                page.Append(CultureInfo.InvariantCulture, $"| `{Join(":", section.Name, setting.Name, place)}`<br>`{Join("__", section.Name, setting.Name, place)}` ");
                page.Append(CultureInfo.InvariantCulture, $"| {Value(setting)} | {Default(setting, options)} ");
                page.Append(CultureInfo.InvariantCulture, $"| {(IsSecret(setting) ? "**Secret.** " : "")}{Meaning($"P:{section.Options.FullName}.{setting.Name}")} |\n");
            }
        }

        return page.Append('\n').Append(After).Append('\n').ToString().ReplaceLineEndings("\n");
    }

    public string Meaning(string member) => _documented.TryGetValue(member, out var documented) && documented.Element("summary") is { } summary
        ? Spaces().Replace(string.Concat(summary.Nodes().Select(Words)), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal)
        : "";

    private static bool IsSecret(MemberInfo setting) => setting.IsDefined(typeof(SecretSettingAttribute));

    private static string Value(PropertyInfo setting) =>
        SettingSection.IsList(setting) ? "a list of texts"
        : setting.GetCustomAttribute<RangeAttribute>() is { } range ? string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}")
        : setting.GetCustomAttribute<MaxLengthAttribute>() is { } longest ? string.Create(CultureInfo.InvariantCulture, $"a text of at most {longest.Length} characters")
        : SettingValues.Kind(setting.PropertyType) is var kind && kind.StartsWith("a time", StringComparison.Ordinal) ? "a time" : kind;

    private static string Default(PropertyInfo setting, object options) =>
        setting.IsDefined(typeof(RequiredAttribute)) ? "needed" : setting.GetValue(options) switch
        {
            null or "" or ICollection { Count: 0 } => "",
            bool isOn => isOn ? "`true`" : "`false`",
            var value => $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
        };

    private static string Join(string separator, params IEnumerable<string?> parts) => string.Join(separator, parts.Where(part => part is not null));

    private string Words(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } page when page.Value.StartsWith("docs/", StringComparison.Ordinal) => $"[{page.Value}]({page.Value["docs/".Length..]})",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{Named((string)see.Attribute("cref")!)}`",
        XElement other => string.Concat(other.Nodes().Select(Words)),
        _ => "",
    };

    private string Named(string member)
    {
        var path = member[2..].Split('.');
        return sections.FirstOrDefault(section => member.StartsWith($"P:{section.Options.FullName}.", StringComparison.Ordinal)) is { } section
            ? $"{section.Name}:{path[^1]}"
            : path[^1];
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
