using LeadershipBot.Core.Organization;

namespace LeadershipBot.ResultsApi;

public sealed record CsvColumn(LocalizedText Heading, LocalizedText Meaning);

/// <summary>The columns of exports and what each means; the definitions stand above the figures.</summary>
public static class CsvTexts
{
    public static LocalizedText AllRounds { get; } = new("Results of all rounds", "Resultados de todas las encuestas");

    public static IReadOnlyList<CsvColumn> Columns { get; } =
    [
        Column("Round", "Encuesta", "The id of the round.", "El código de la encuesta."),
        Column("Closed", "Cierre", "The day it closed.", "El día en que cerró."),
        Column("Unit", "Unidad", "A unit with all units beneath it.", "Una unidad con todas las que tiene debajo."),
        Column("Unit above", "Unidad superior", "The nearest unit above it in this file.", "La unidad superior más cercana en este archivo."),
        Column("Measure", "Medida", "The code of a question, of a topic (two letters) or of the overall score (climate).", "El código de una pregunta, de un tema (dos letras) o del resultado general (climate)."),
        Column("Label", "Etiqueta", "The same in a few words.", "Lo mismo en pocas palabras."),
        Column("Question", "Pregunta", "What was asked.", "Lo que se preguntó."),
        Column(
            "Mean",
            "Promedio",
            "The average from 1 to 5; higher is better. 4.5+ is 4.5 or more, 1.5− is 1.5 or less.",
            "El promedio de 1 a 5; más alto es mejor. 4.5+ es 4.5 o más, 1.5− es 1.5 o menos."),
        Column("Mean as a number", "Promedio en número", "The same for charts.", "Lo mismo para gráficas."),
        Column("Low", "Mínimo", "With the next column: where the true average lies, in 95 of 100 cases. From 20 answers up.", "Con la columna siguiente: donde está el promedio verdadero en 95 de 100 casos. Desde 20 respuestas."),
        Column("High", "Máximo", "See the column before.", "Vea la columna anterior."),
        Column("Favorable", "Favorable", "The share of answers of 4 and 5.", "La parte de respuestas de 4 y 5."),
        Column("Answers", "Respuestas", "How many answers, as a range.", "Cuántas respuestas, como rango."),
        Column("Can't tell", "No sabe", "The share of “I can't tell”. From 10 answers up.", "La parte de “No sé”. Desde 10 respuestas."),
        Column("Change", "Cambio", "Against the last round that showed it; “too early to tell” under 20 answers.", "Frente a la última encuesta que lo mostró; “aún es pronto para saberlo” con menos de 20 respuestas."),
        Column("Since", "Desde", "The day that round closed.", "El día en que cerró esa encuesta."),
        Column("Mean then", "Promedio de entonces", "The average in that round.", "El promedio en esa encuesta."),
        Column("Response", "Participación", "The share of people who answered, as a range; for the whole agency only.", "La parte de personas que contestó, como rango; solo para toda la agencia."),
        Column("Not shown", "No se muestra", "Why a unit shows no figures.", "Por qué una unidad no muestra cifras."),
        Column("Note", "Nota", "What the unit's lead says about its numbers.", "Lo que dice quien dirige la unidad sobre sus cifras."),
    ];

    private static CsvColumn Column(string english, string spanish, string meaning, string significado) => new(new(english, spanish), new(meaning, significado));
}
