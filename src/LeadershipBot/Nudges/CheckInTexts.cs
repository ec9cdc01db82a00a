using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Nudges;

public static class CheckInTexts
{
    public static LocalizedText Title { get; } = new("How did it go?", "¿Cómo le fue?");

    /// <summary>{0} is the title of a nudge.</summary>
    public static LocalizedText LastTime { get; } = new("Last time you took on “{0}”. How did it go?", "La última vez aceptó “{0}”. ¿Cómo le fue?");

    public static LocalizedText Did { get; } = new("Did it", "Lo hice");

    public static LocalizedText Partly { get; } = new("Partly", "En parte");

    public static LocalizedText NotYet { get; } = new("Not yet", "Todavía no");

    public static LocalizedText NoteLabel { get; } = new("A note to yourself (if you like)", "Una nota para usted (si quiere)");

    /// <summary>{0} is a number of days.</summary>
    public static LocalizedText NotePromise { get; } = new(
        "Only you are shown this note. A public-records request may reach it, so leave out names and cases. I delete my copy after {0} days; Teams keeps its own records. Type **notes** to see or delete it.",
        "Solo a usted se le muestra esta nota. Una solicitud de registros públicos puede alcanzarla, así que no escriba nombres ni casos. Borro mi copia después de {0} días; Teams guarda sus propios registros. Escriba **notas** para verla o borrarla.");

    public static LocalizedText TooLong { get; } = new(
        "Your note is longer than 500 characters. Nothing is lost: it is below. Please shorten it and tap again.",
        "Su nota tiene más de 500 caracteres. No se perdió nada: está abajo. Por favor acórtela y toque otra vez.");

    public static LocalizedText Smaller { get; } = new("Something smaller for now", "Algo más pequeño por ahora");

    public static LocalizedText MayChange { get; } = new("You can change your answer below.", "Puede cambiar su respuesta abajo.");

    public static LocalizedText Withdrawn { get; } = new(
        "This idea is no longer in the library. What you say of it here is kept for you all the same.",
        "Esta idea ya no está en la biblioteca. Lo que diga de ella aquí se guarda igual para usted.");

    public static LocalizedText NotesTitle { get; } = new("Your notes", "Sus notas");

    public static LocalizedText NoNotes { get; } = new(
        "You have no notes. After a nudge you take on, you can leave yourself one.", "No tiene notas. Después de una sugerencia que acepte, puede dejarse una.");

    public static LocalizedText Delete { get; } = new("Delete", "Borrar");

    public static LocalizedText Deleted { get; } = new("Deleted.", "Borrada.");

    /// <summary>{0} is a number.</summary>
    public static LocalizedText MoreNotes { get; } = new("{0} older ones do not fit here.", "{0} más antiguas no caben aquí.");

    /// <summary>{0} is a month.</summary>
    public static LocalizedText LookBackTitle { get; } = new("Looking back on {0}", "Una mirada a {0}");

    public static LocalizedText LookBackIntro { get; } = new("What you worked on:", "En lo que trabajó:");

    public static LocalizedText LookBackNotes { get; } = new("Your notes from that time:", "Sus notas de ese tiempo:");

    public static LocalizedText LookBackQuestion { get; } = new(
        "What would you like to keep doing? Nobody asks for your answer.", "¿Qué le gustaría seguir haciendo? Nadie le pide la respuesta.");

    public static LocalizedText After(CheckInOutcome outcome) => outcome switch
    {
        CheckInOutcome.Did => new("Thank you. Small things like this are seen.", "Gracias. Las cosas pequeñas como esta se notan."),
        CheckInOutcome.Partly => new("Thank you. A part of it counts too.", "Gracias. Una parte también vale."),
        _ => new("That is fine. Some weeks are like that.", "Está bien. Hay semanas así."),
    };
}
