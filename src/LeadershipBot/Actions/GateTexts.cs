using LeadershipBot.Core.Organization;

namespace LeadershipBot.Actions;

public static class GateTexts
{
    /// <summary>{0} is a program's title.</summary>
    public static LocalizedText Waits { get; } = new(
        "“{0}” does not open yet: staff were not told what we heard the last time. Type **results** and tap “Tell everybody what we heard”.",
        "“{0}” todavía no se abre: no se contó al personal lo que escuchamos la última vez. Escriba **resultados** y toque “Contar a todas las personas lo que escuchamos”.");

    public static LocalizedText OrOverride { get; } = new(
        "If it has to open without that, an administrator types **open anyway** and the reason. Staff will read the reason.",
        "Si tiene que abrirse sin eso, una persona administradora escribe **abrir igual** y la razón. El personal leerá la razón.");

    public static LocalizedText NothingWaits { get; } = new(
        "No pulse waits to be opened. Nothing was changed.", "Ninguna encuesta espera para abrirse. No se cambió nada.");

    public static LocalizedText HowTo { get; } = new(
        "Please type **open anyway** and the reason: at least 10 letters, at most 300 characters. Staff will read it. Nothing was changed.",
        "Escriba **abrir igual** y la razón: al menos 10 letras y a lo más 300 caracteres. El personal la leerá. No se cambió nada.");

    public static LocalizedText Preview { get; } = new("Staff will read this above the next pulse:", "El personal leerá esto arriba de la próxima encuesta:");

    public static LocalizedText Confirm { get; } = new("Open it anyway", "Abrirla de todos modos");

    public static LocalizedText Opened { get; } = new(
        "Done. The pulse opens at its next moment.", "Listo. La encuesta se abre en su próximo momento.");

    public static LocalizedText ShownReason { get; } = new(
        "Nobody has told you yet what we heard the last time. The agency's reason:", "Todavía no se le ha contado lo que escuchamos la última vez. La razón de la agencia:");
}
