using System.CommandLine;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Reports;

/// <summary><c>--language</c> of the commands that print a report.</summary>
public static class ReportLanguage
{
    private const string English = "en";
    private const string Spanish = "es";

    public static Option<string> CreateOption()
    {
        var option = new Option<string>("--language")
        {
            Description = "Language of the report: en or es",
            HelpName = "en|es",
            DefaultValueFactory = _ => English,
        };
        option.AcceptOnlyFromAmong(English, Spanish);
        return option;
    }

    public static Language Of(string? value) => value == Spanish ? Language.Spanish : Language.English;
}
