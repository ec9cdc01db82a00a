using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LeadershipBot.BotFramework;
using LeadershipBot.Reports;
using LeadershipBot.Roster;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Doctor;

/// <summary>Looks at everything at once, each part for a limited time, and tells it in order.</summary>
public sealed class RunDoctor(IServiceProvider services, [FromKeyedServices(RealTime.Key)] TimeProvider realTime)
{
    /// <summary>Real time for the parts that look, and again for those that wait for them: within a minute it is all over.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <summary>Real time for a look from inside: less than a turn's work may take.</summary>
    public static readonly TimeSpan InsidePatience = TimeSpan.FromSeconds(5);

    public async Task<DoctorReport> RunAsync(DoctorRequest request, CancellationToken cancellationToken)
    {
        var visit = new DoctorVisit(request, isInside: false, () => services.GetRequiredService<AgencyFiles>().Load());
        return new(await RunAsync([.. DoctorPart.All.Where(part => part.Wanted(request))], visit, Patience, cancellationToken));
    }

    /// <summary>What a bot can find out about itself while it runs. The roster and the programs are those in force.</summary>
    public async Task<DoctorReport> RunInsideAsync(CancellationToken cancellationToken)
    {
        var visit = new DoctorVisit(new(), isInside: true, () => []);
        return new(await RunAsync([.. DoctorPart.All.Where(part => part.Inside)], visit, InsidePatience, cancellationToken));
    }

    private async Task<IReadOnlyList<ReportPart>> RunAsync(
        IReadOnlyList<DoctorPart> parts, DoctorVisit visit, TimeSpan patience, CancellationToken cancellationToken)
    {
        var found = new Dictionary<DoctorPart, IReadOnlyList<Finding>>();
        foreach (var turn in parts.GroupBy(part => part.Last).OrderBy(turn => turn.Key))
        {
            var looks = turn.Select(part => (Part: part, Look: Task.Run(() => LookAsync(part, visit, patience, cancellationToken), cancellationToken))).ToList();
            foreach (var (part, look) in looks)
            {
                found[part] = await look;
            }
        }

        return [.. parts.Select(part => new ReportPart(part.Title, found[part]))];
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong with one look, the others are told.")]
    private async Task<IReadOnlyList<Finding>> LookAsync(DoctorPart part, DoctorVisit visit, TimeSpan patience, CancellationToken cancellationToken)
    {
        var found = new ConcurrentQueue<Finding>();
        using var limit = new CancellationTokenSource(patience, realTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // What does not heed its limit is left behind.
            await Task.Run(() => CollectAsync(part, visit, found, either.Token), either.Token).WaitAsync(either.Token);
            return [.. found];
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return [.. found, Unseen(error, part, patience, limit.IsCancellationRequested)];
        }
    }

    private async Task CollectAsync(DoctorPart part, DoctorVisit visit, ConcurrentQueue<Finding> found, CancellationToken cancellationToken)
    {
        await foreach (var finding in part.Make(services).RunAsync(visit, cancellationToken).WithCancellation(cancellationToken))
        {
            found.Enqueue(finding);
        }
    }

    private static Finding Unseen(Exception error, DoctorPart part, TimeSpan patience, bool isOver) => error switch
    {
        OptionsValidationException or InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } when !part.IsOfSettings => Finding.Unknown(
            "This can't be looked at with these settings.",
            "Esto no se puede mirar con esta configuración.",
            new("Mend what is listed under Settings, and run the doctor again.", "Corrija lo que se enumera en Configuración y vuelva a ejecutar el doctor.")),
        UnusableFilesException => Finding.Unknown(
            "This can't be looked at without the roster and the programs.",
            "Esto no se puede mirar sin la lista de personas y los programas.",
            new("Mend what is listed under Roster, and run the doctor again.", "Corrija lo que se enumera en Lista de personas y vuelva a ejecutar el doctor.")),
        _ when isOver => Finding.Unknown(
            string.Create(CultureInfo.InvariantCulture, $"It took longer than {patience.TotalSeconds:F0} seconds and was given up."),
            string.Create(CultureInfo.InvariantCulture, $"Tardó más de {patience.TotalSeconds:F0} segundos y se abandonó."),
            new("Look at the network, firewalls included, and run the doctor again.", "Revise la red, también los cortafuegos, y vuelva a ejecutar el doctor.")),
        _ => Finding.Unknown(
            $"It could not be looked at, for a reason nobody foresaw: {error.GetType().Name}.",
            $"No se pudo mirar, por una razón que nadie previó: {error.GetType().Name}.",
            new("Run the doctor again; if it stays so, tell the developers these words.", "Vuelva a ejecutar el doctor; si sigue igual, dígales estas palabras a quienes lo desarrollan.")),
    };
}
