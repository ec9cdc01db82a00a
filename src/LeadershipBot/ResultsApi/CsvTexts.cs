using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.ResultsApi;

public sealed record CsvColumn(LocalizedText Heading, LocalizedText Meaning);

/// <summary>The columns of exports and what each means; the definitions stand above the figures.</summary>
public static class CsvTexts
{
    public static LocalizedText AllRounds { get; } = new("Results of the newest 24 rounds of each program", "Resultados de las 24 rondas más nuevas de cada programa");

    public static IReadOnlyList<CsvColumn> Columns { get; } =
    [
        Column("Round", "Ronda", "The id of the round.", "El código de la ronda."),
        Column("Closed", "Cierre", "The day it closed.", "El día en que cerró."),
        Column("Unit", "Unidad", "A unit with all units beneath it.", "Una unidad con todas las que tiene debajo."),
        Column("Unit above", "Unidad superior", "The nearest unit above it in this file.", "La unidad superior más cercana en este archivo."),
        Column("Measure", "Medida", "The code of a question, of a topic (two letters) or of the overall score (climate).", "El código de una pregunta, de un tema (dos letras) o del resultado general (climate)."),
        Column("Label", "Etiqueta", "The same in a few words.", "Lo mismo en pocas palabras."),
        Column("Question", "Pregunta", "What was asked.", "Lo que se preguntó."),
        Column("About the question", "Sobre la pregunta", "What to know about it: that it is turned round, say.", "Lo que hay que saber de ella; por ejemplo, que se le da la vuelta."),
        Column("Mean", "Promedio", ResultWords.Scale, ResultWords.OpenEnds),
        Column("Mean as a number", "Promedio en número", "The same for charts.", "Lo mismo para gráficas."),
        Column("Low", "Mínimo", ResultWords.Interval),
        Column("High", "Máximo", "See the column before.", "Vea la columna anterior."),
        Column("Favorable", "Favorable", ResultWords.Favourable, ResultWords.OpenEnds),
        Column("Answers", "Respuestas", ResultWords.Band),
        Column("Can't tell", "No lo sabe", ResultWords.CannotTell),
        Column("Change", "Cambio", ResultWords.Change),
        Column("Since", "Desde", "The day the round closed that it is held against: the last that showed it.", "El día en que cerró la ronda con la que se compara: la última que lo mostró."),
        Column("Mean then", "Promedio de entonces", "The average in that round.", "El promedio en esa ronda."),
        Column("Response", "Participación", ResultWords.Response),
        Column("Not shown", "No se muestra", "Why a unit shows no figures.", "Por qué una unidad no muestra cifras."),
        Column("Note", "Nota", "What the unit's lead says about its numbers.", "Lo que dice quien dirige la unidad sobre sus cifras."),
        Column("About the round", "Sobre la ronda", "Whether enough answered, and how well the questions of the score fit together.", "Si contestaron suficientes personas y qué tan bien van juntas las preguntas del promedio."),
    ];

    private static CsvColumn Column(string english, string spanish, params IReadOnlyList<LocalizedText> words) => new(
        new(english, spanish), new(string.Join(' ', words.Select(word => word.English)), string.Join(' ', words.Select(word => word.Spanish))));

    private static CsvColumn Column(string english, string spanish, string meaning, string significado) => new(new(english, spanish), new(meaning, significado));
}
