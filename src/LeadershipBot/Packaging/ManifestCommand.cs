using System.CommandLine;

namespace LeadershipBot.Packaging;

/// <summary><c>leadershipbot manifest pack</c>: the Teams app of this bot, ready to upload. It needs no settings and no network.</summary>
public static class ManifestCommand
{
    private const int Done = 0;
    private const int Refused = 1;

    public static Command Create() => new("manifest", "The Teams app package.") { CreatePack() };

    private static Command CreatePack()
    {
        var appId = Text("--app-id", "ID", "The bot's application id, as in Bot:AppId. Needed.");
        var domain = Text("--domain", "HOST", "The bot's host name, such as bot.agency.gov. Needed.");
        var output = Text("--out", "FILE", "The zip file to write. Needed.");
        var signIn = Text("--sign-in-app-id", "ID", "The application that people sign in to for the results page, where it is not the bot's own; as in SignIn:Audiences:0.");
        var name = Text("--name", "NAME", "What the bot is called in Teams, at most 30 characters.");
        var developer = Text("--developer-name", "NAME", "Who offers it: your agency, at most 32 characters.");
        var website = Text("--website-url", "URL", "Its support page; the bot's own front page if left out.");
        var privacy = Text("--privacy-url", "URL", "Its privacy page; the bot's own /privacy if left out.");
        var terms = Text("--terms-url", "URL", "Its terms of use; the bot's own /terms if left out.");
        var version = Text("--version", "N.N.N", "The package's version. Teams takes an update only with a higher one.");
        var command = new Command("pack", "Fill in the package with your bot's id and domain, check it, and write the zip to upload to Teams.")
        {
            appId, domain, output, signIn, name, developer, website, privacy, terms, version,
        };
        command.SetAction(parsed => Run(
            new AppRequest(parsed.GetValue(appId), parsed.GetValue(domain))
            {
                SignInAppId = parsed.GetValue(signIn),
                Name = parsed.GetValue(name),
                DeveloperName = parsed.GetValue(developer),
                WebsiteUrl = parsed.GetValue(website),
                PrivacyUrl = parsed.GetValue(privacy),
                TermsUrl = parsed.GetValue(terms),
                Version = parsed.GetValue(version),
            },
            parsed.GetValue(output),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static Option<string?> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    private static int Run(AppRequest request, string? path, TextWriter output, TextWriter errors)
    {
        var problems = request.Problems().ToList();
        if (string.IsNullOrWhiteSpace(path))
        {
            problems.Add("--out: must name the zip file to write");
        }

        if (problems.Count == 0)
        {
            var files = FillTemplate.With(request);
            problems.AddRange(AppRules.Problems(files));
            if (problems.Count == 0 && AppPackage.Write(path!, files) is { } problem)
            {
                problems.Add("--out: " + problem);
            }

            if (problems.Count == 0)
            {
                output.WriteLine(Summary(path!, files));
                return Done;
            }
        }

        errors.WriteLine("No package was written:");
        problems.ForEach(problem => errors.WriteLine("  " + problem));
        return Refused;
    }

    private static string Summary(string path, AppFiles files)
    {
        var manifest = files.FindJson(AppFiles.Manifest)!;
        return $"""
            {path}: {AppRules.Text(manifest, "name", "short")} {AppRules.Text(manifest, "version")}, in English and Spanish.
              bot      {AppRules.Text(manifest, "bots", 0, "botId")}
              page     {AppRules.Text(manifest, "staticTabs", 0, "contentUrl")}
              sign-in  {AppRules.Text(manifest, "webApplicationInfo", "resource")} (the application ID URI in Entra ID)
            Upload it in the Teams admin center: Teams apps, Manage apps, Actions, Upload new app.
            """;
    }
}
