using System.Runtime.CompilerServices;
using Azure.Identity;
using LeadershipBot.Admin;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Reports;
using LeadershipBot.Roster;
using LeadershipBot.Storage;
using LeadershipBot.Teams;

namespace LeadershipBot.Doctor.Checks;

/// <summary>Sends a card the way the bot sends, to an administrator of the roster who was named, and says what Teams answered. The report does not say who it was.</summary>
public sealed class SendTestCard(Agency agency, SendMessage send, TimeProvider clock) : IDoctorCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly LocalizedText Text = new(
        "This is a test card from the doctor. The bot reaches you. There is nothing to do.",
        "Esta es una tarjeta de prueba del doctor. El bot llega a usted. No hay nada que hacer.");

    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (visit.Request.TestCard is not { } name)
        {
            yield break;
        }

        visit.NeedAgency();
        yield return Find(name.Trim()) switch
        {
            [var person] when agency.MayOperate(person) => await SendAsync(person, cancellationToken),
            [_] => Finding.Broken(
                "Nothing was sent: that person is no administrator of the roster.",
                "No se envió nada: esa persona no es administradora en la lista.",
                new("Name yourself, with the role administrator in the roster. Nobody else gets a test.", "Indique su propia persona, con el rol administrator en la lista. Nadie más recibe una prueba.")),
            _ => Finding.Broken(
                "Nothing was sent: nobody in the roster, or more than one, has that id or e-mail address.",
                "No se envió nada: nadie en la lista, o más de una persona, tiene ese id o correo.",
                new("Give the id as the roster has it.", "Dé el id como está en la lista.")),
        };
    }

    private List<Person> Find(string name) => agency.Roster.Find(name.ToLowerInvariant()) is { } known
        ? [known]
        : [.. agency.Roster.People.Where(person => person.Email.Length > 0 && person.Email.Equals(name, StringComparison.OrdinalIgnoreCase))];

    private async Task<Finding> SendAsync(Person person, CancellationToken cancellationToken)
    {
        try
        {
            var waiting = new DeliveryRow(DeliveryState.Pending, clock.GetUtcNow());
            var outcome = await send.RunAsync(waiting, person, MessageFactory.Card(CardParts.Plain(person.Language, Text[person.Language])), Limit, new(), cancellationToken);
            if (outcome.State == DeliveryState.Delivered)
            {
                return Finding.Holds("Teams took the test card.", "Teams aceptó la tarjeta de prueba.");
            }

            var reason = AdminTexts.Reason(outcome.Reason!.Value);
            return Finding.Broken(
                $"The test card was not delivered: {reason.English}.",
                $"La tarjeta de prueba no se entregó: {reason.Spanish}.",
                new(
                    "docs/delivery.md says what each reason means. The log has Teams' own status and code.",
                    "docs/delivery.md dice qué significa cada motivo. El registro tiene el estado y el código de Teams."));
        }
        catch (Exception error) when (error is AuthenticationFailedException or EntityStoreException)
        {
            return Finding.Broken(
                error is EntityStoreException ? "The test card was not sent: the store does not work." : "The test card was not sent: the bot gets no token.",
                error is EntityStoreException ? "La tarjeta de prueba no se envió: el almacén no funciona." : "La tarjeta de prueba no se envió: el bot no obtiene token.",
                error is EntityStoreException ? new("Mend what the part Store lists.", "Corrija lo que enumera la parte Almacén.") : new("Mend what the part Identity lists.", "Corrija lo que enumera la parte Identidad."));
        }
    }
}
