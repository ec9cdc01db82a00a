using System.Globalization;
using System.Text;

namespace LeadershipBot.Sandbox.Agency;

/// <summary>Everyday names put together by chance, each combination once, with addresses that lead nowhere.</summary>
internal sealed class SyntheticNames(Random chance)
{
    private static readonly string[] First =
    [
        "Abby", "Adela", "Alma", "Amber", "Andrés", "Beatriz", "Bernice", "Brent", "Brianna", "Carmela", "Cecilia", "Celeste",
        "Clayton", "Colleen", "Corinne", "Dale", "Damián", "Darlene", "Delia", "Dwight", "Elena", "Elías", "Elise", "Emilia",
        "Ernesto", "Esther", "Fabián", "Felicia", "Garrett", "Gina", "Graciela", "Hector", "Holly", "Ignacio", "Imelda", "Irene",
        "Isaac", "Jacinta", "Janelle", "Joaquín", "Jolene", "Kendra", "Kurt", "Leanne", "Leticia", "Lorena", "Lyle", "Marcela",
        "Marisol", "Maureen", "Micah", "Nadine", "Noemí", "Olivia", "Paloma", "Patrice", "Ramiro", "Renee", "Rocío", "Roland",
        "Rosalind", "Ruth", "Saúl", "Shawna", "Silvia", "Tobias", "Trina", "Valeria", "Vernon", "Wanda", "Ximena", "Yolanda",
    ];

    private static readonly string[] Last =
    [
        "Aguilar", "Albright", "Arroyo", "Barlow", "Benavides", "Birch", "Cabrera", "Calloway", "Cárdenas", "Conley", "Corral",
        "Dawes", "Delgado", "Dunlap", "Ellison", "Escobedo", "Fairley", "Fuentes", "Gallegos", "Garner", "Godoy", "Hadley",
        "Herrera", "Holcomb", "Ibarra", "Ingram", "Jasso", "Kerns", "Larkin", "Leyva", "Lindgren", "Lucero", "Maddox", "Mares",
        "Merritt", "Montaño", "Navarro", "Nesbitt", "Ochoa", "Olsen", "Paredes", "Pickett", "Quintero", "Rasmussen", "Reyna",
        "Sandoval", "Serrano", "Shelby", "Tafoya", "Tidwell", "Urrutia", "Valdivia", "Wexford", "Yates", "Zamora", "Zeller",
    ];

    /// <summary>From then on people have two last names, so that finding a free name stays quick.</summary>
    private static readonly int ManyTaken = First.Length * Last.Length / 2;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public (string Name, string Email) Next()
    {
        string first, last;
        do
        {
            first = First[chance.Next(First.Length)];
            last = Last[chance.Next(Last.Length)];
            if (_taken.Count >= ManyTaken)
            {
                last = $"{last} {Last[chance.Next(Last.Length)]}";
            }
        }
        while (!_taken.Add($"{first} {last}"));

        return ($"{first} {last}", $"{Plain(first)}.{Plain(last).Replace(' ', '.')}@sandbox.example");
    }

    private static string Plain(string name) => string.Concat(
        name.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        .ToLowerInvariant();
}
