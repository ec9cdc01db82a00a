namespace LeadershipBot.Circles;

/// <summary>That circles were formed on a date; who is in them stands elsewhere.</summary>
/// <param name="Number">How many times before: it chooses the question.</param>
public sealed record CircleDateRow(DateOnly Date, int Number);

/// <summary>Circles as they were formed. It never changes: who leaves afterwards is in the circle no more because of their own wish.</summary>
/// <param name="Number">How many times circles were formed before.</param>
/// <param name="QuestionId">What all of them talk about; null where there is no question.</param>
/// <param name="Waiting">Those there was no place for.</param>
public sealed record CirclesRow(
    DateOnly Date, int Number, string? QuestionId, IReadOnlyList<IReadOnlyList<string>> Circles, IReadOnlyList<string> Waiting)
{
    public IReadOnlyList<string>? CircleOf(string personId) => Circles.FirstOrDefault(circle => circle.Contains(personId, StringComparer.Ordinal));
}

/// <summary>Whether somebody said they want to be in circles. Without it, those who lead a team are and others are not.</summary>
public sealed record CircleWishRow(bool IsIn);
