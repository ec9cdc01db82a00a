using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox.Agency;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>Everybody's chat with the bot, one each.</summary>
public sealed class Chats
{
    private readonly Dictionary<string, Chat> _byPerson;
    private readonly Dictionary<string, Chat> _byConversation;
    private readonly Dictionary<string, Chat> _byUser;

    public Chats(SandboxRoster roster, TimeProvider clock, KeptMessages kept)
    {
        All = [.. roster.People.DistinctBy(person => person.Id, StringComparer.OrdinalIgnoreCase).Select(person => new Chat(person, clock, kept))];
        _byPerson = All.ToDictionary(chat => chat.Person.Id, StringComparer.OrdinalIgnoreCase);
        _byConversation = All.ToDictionary(chat => chat.ConversationId, StringComparer.Ordinal);
        _byUser = All.ToDictionary(chat => chat.UserId, StringComparer.Ordinal);
    }

    public IReadOnlyList<Chat> All { get; }

    public Chat Of(Person person) => _byPerson[person.Id];

    /// <summary>By conversation id; only a chat that was opened can be found.</summary>
    public Chat? FindConversation(string conversationId) =>
        _byConversation.GetValueOrDefault(conversationId) is { IsOpen: true } chat ? chat : null;

    /// <summary>By Entra object id or by the bot's own id for the person, as Teams takes either in a personal scope.</summary>
    public Chat? FindMember(string memberId) =>
        _byUser.GetValueOrDefault(memberId) ?? _byPerson.GetValueOrDefault(memberId);
}
