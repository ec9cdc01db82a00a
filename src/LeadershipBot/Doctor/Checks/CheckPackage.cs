using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Packaging;
using LeadershipBot.Reports;
using LeadershipBot.SignIn;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Doctor.Checks;

/// <summary>That the package that is uploaded to Teams is for this bot, and one that Teams takes.</summary>
public sealed class CheckPackage(IOptions<BotFrameworkOptions> bot, IOptions<SignInOptions> signIn) : IDoctorCheck
{
    public IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, CancellationToken cancellationToken) => Look(visit.Request.Package!).ToAsyncEnumerable();

    private IEnumerable<Finding> Look(string path)
    {
        var problems = AppPackage.Check(path, bot.Value, signIn.Value);
        foreach (var problem in problems)
        {
            yield return Finding.Broken(
                problem,
                problem,
                new(
                    "Pack it anew with leadershipbot manifest pack, with the id and the domain of these settings, and upload that.",
                    "Empaquétela de nuevo con leadershipbot manifest pack, con el id y el dominio de esta configuración, y suba esa."));
        }

        if (problems.Count == 0)
        {
            yield return Finding.Holds("The package is for this bot, and Teams takes it.", "El paquete es de este bot, y Teams lo acepta.");
        }
    }
}
