using System.Globalization;
using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;

namespace LeadershipBot.Doctor.Checks;

/// <summary>This machine's clock beside the clocks of the hosts whose keys were read. The bot's own host is not among them: it may be this machine.</summary>
public sealed class CheckClock : IDoctorCheck
{
    private static readonly TimeSpan Fine = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Useful = TimeSpan.FromSeconds(60);
    private static readonly LocalizedText Set = new(
        "Have this machine's clock set by a time service (NTP): tokens are refused and messages go out at wrong times otherwise.",
        "Haga que un servicio de hora (NTP) ajuste el reloj de este equipo: si no, se rechazan tokens y los mensajes salen a otra hora.");

    public IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, CancellationToken cancellationToken) => Look(visit).ToAsyncEnumerable();

    private static IEnumerable<Finding> Look(DoctorVisit visit)
    {
        var heard = visit.ClockOffsets.OrderBy(offset => offset).ToList();
        if (heard.Count == 0)
        {
            yield return Finding.Unknown(
                "No host answered with the time, so there is nothing to compare this clock with.",
                "Ningún servidor contestó con la hora, así que no hay con qué comparar este reloj.",
                new("Mend what keeps the other hosts from answering, and run the doctor again.", "Corrija lo que impide que contesten los otros servidores y vuelva a ejecutar el doctor."));
            yield break;
        }

        // One host with a clock of its own says little about this one.
        var off = heard[heard.Count / 2];
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{off.Duration().TotalSeconds:F0}");
        yield return off.Duration() switch
        {
            var by when by <= Fine => Finding.Holds("The clock is right, to within a few seconds.", "El reloj está bien, con pocos segundos de diferencia."),
            var by when by <= Useful => Finding.Warning($"The clock is {seconds} s {Side(off, "ahead", "behind")}.", $"El reloj va {seconds} s {Side(off, "adelantado", "atrasado")}.", Set),
            _ => Finding.Broken($"The clock is {seconds} s {Side(off, "ahead", "behind")}.", $"El reloj va {seconds} s {Side(off, "adelantado", "atrasado")}.", Set),
        };
    }

    private static string Side(TimeSpan off, string ahead, string behind) => off > TimeSpan.Zero ? ahead : behind;
}
