using LeadershipBot.Core.Organization;

namespace LeadershipBot.Actions;

public static class GateTexts
{
    /// <summary>{0} is a program's title.</summary>
    public static LocalizedText Waits { get; } = new(
        "“{0}” does not open yet: staff were not told what we heard the last time.",
        "“{0}” todavía no se abre: no se contó al personal lo que escuchamos la última vez.");

    public static LocalizedText TellFirst { get; } = new(
        "Type **results** and tap “Tell everybody what we heard”.",
        "Escriba **resultados** y toque “Contar a todas las personas lo que escuchamos”.");

    public static LocalizedText OrOverride { get; } = new(
        "If it has to open without that, an administrator types **open anyway** and the reason. Staff will read the reason.",
        "Si tiene que abrirse sin eso, una persona administradora escribe **abrir igual** y la razón. El personal leerá la razón.");

    public static LocalizedText NothingWaits { get; } = new(
        "No pulse waits to be opened. Nothing was changed.", "Ninguna encuesta espera para abrirse. No se cambió nada.");

    public static LocalizedText HowTo { get; } = new(
        "Please type **open anyway** and the reason: at least 10 letters, at most 300 characters. Staff will read it. Nothing was changed.",
        "Escriba **abrir igual** y la razón: al menos 10 letras y a lo más 300 caracteres. El personal la leerá. No se cambió nada.");

    /// <summary>{0} is a program's title, {1} a date.</summary>
    public static LocalizedText WaitsForStaff { get; } = new(
        "“{0}” was due on {1}. It waits until leaders tell you what we heard the last time.",
        "“{0}” era para el {1}. Espera hasta que la dirección le cuente lo que escuchamos la última vez.");

    /// <summary>{0} is a program's title, {1} a date.</summary>
    public static LocalizedText OpensOn { get; } = new(
        "“{0}” was due on {1}. It had to wait, and comes to you here in the next days.",
        "“{0}” era para el {1}. Tuvo que esperar, y le llegará aquí en los próximos días.");

    /// <summary>{0} are programs' titles.</summary>
    public static LocalizedText NotDue { get; } = new(
        "{0} is not due yet. Until then leaders can tell everybody what we heard the last time. Nothing was changed.",
        "Todavía no es el día de {0}. Hasta entonces la dirección puede contar a todas las personas lo que escuchamos la última vez. No se cambió nada.");

    public static LocalizedText Preview { get; } = new("Staff will read this above the next pulse:", "El personal leerá esto arriba de la próxima encuesta:");

    /// <summary>{0} is a program's title.</summary>
    public static LocalizedText Confirm { get; } = new("Open “{0}” anyway", "Abrir “{0}” de todos modos");

    public static LocalizedText Opened { get; } = new(
        "Done. The pulse opens at its next moment.", "Listo. La encuesta se abre en su próximo momento.");

    public static LocalizedText ShownReason { get; } = new(
        "When this pulse opened, the agency had not told everybody what we heard the last time. Its reason:",
        "Cuando se abrió esta encuesta, la agencia no había contado a todas las personas lo que escuchamos la última vez. Su razón:");
}
