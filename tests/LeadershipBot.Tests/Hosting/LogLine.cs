using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Hosting;

/// <summary>A line the code can write, as it is declared.</summary>
internal sealed record LogLine(Type Category, string Method, string Event, LogLevel Level, string Message, IReadOnlyList<ParameterInfo> Values)
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public string Key => $"{Category.Name}.{Event}";

    public IEnumerable<string> Placeholders => Regex.Matches(Message, @"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value);

    public static IEnumerable<LogLine> Of(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(All)
        let declared = method.GetCustomAttribute<LoggerMessageAttribute>()
        where declared is not null
        select new LogLine(
            CategoryOf(type), method.Name, declared.EventName is { Length: > 0 } name ? name : method.Name, declared.Level, declared.Message,
            [.. method.GetParameters().Where(parameter => !typeof(ILogger).IsAssignableFrom(parameter.ParameterType))]);

    private static Type CategoryOf(Type type) => type.DeclaringType ?? type;
}
