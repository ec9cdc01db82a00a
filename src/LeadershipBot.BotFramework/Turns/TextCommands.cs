using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>Finds the command that a message means.</summary>
internal sealed class TextCommands
{
    private static readonly FrozenSet<string> CancelWords = FrozenSet.Create(StringComparer.Ordinal, "cancel", "cancelar");

    private static readonly FrozenSet<string> StartOverWords = FrozenSet.Create(StringComparer.Ordinal, "start over", "empezar de nuevo");

    private readonly FrozenDictionary<string, ITextCommand> _commands;

    public TextCommands(IEnumerable<ITextCommand> registered)
    {
        var byName = new Dictionary<string, ITextCommand>(StringComparer.Ordinal);
        foreach (var command in registered)
        {
            foreach (var name in command.Names)
            {
                var key = Key(name);
                if (key.Length == 0 || name.Any(char.IsWhiteSpace))
                {
                    throw new InvalidOperationException($"{command.GetType().Name} has the command name \"{name}\", which is not one word.");
                }

                if (!byName.TryAdd(key, command))
                {
                    throw new InvalidOperationException(
                        $"{command.GetType().Name} and {byName[key].GetType().Name} both have the command name \"{name}\".");
                }
            }
        }

        _commands = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public TypedMessage Read(string text)
    {
        var end = text.AsSpan().IndexOfAny([' ', '\t', '\r', '\n', '\u00A0']);
        var word = Key(end < 0 ? text : text[..end]);
        return new TypedMessage(
            _commands.GetValueOrDefault(word),
            end < 0 ? "" : text[end..].Trim(),
            CancelWords.Contains(word),
            StartOverWords.Contains(Key(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));
    }

    /// <summary>A word as people mean it on a phone: no case, no accents, no punctuation around it.</summary>
    private static string Key(string word)
    {
        var letters = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        var key = letters.ToString().AsSpan();
        var start = 0;
        while (start < key.Length && IsAround(key[start]))
        {
            start++;
        }

        var end = key.Length;
        while (end > start && IsAround(key[end - 1]))
        {
            end--;
        }

        return key[start..end].ToString();
    }

    private static bool IsAround(char c) => char.IsPunctuation(c) || char.IsSymbol(c);
}

internal readonly record struct TypedMessage(ITextCommand? Command, string Arguments, bool IsCancel, bool IsStartOver)
{
    /// <summary>
    /// A command or "cancel" alone ends an active dialog. With more words it may be an answer that happens to start with
    /// a command's word, such as "Help each other", and belongs to the dialog.
    /// </summary>
    public bool EndsDialog => Arguments.Length == 0 && (IsCancel || Command is not null);
}
