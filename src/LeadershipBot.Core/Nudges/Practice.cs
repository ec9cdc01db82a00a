using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Nudges;

/// <summary>Who can judge an item; others would guess.</summary>
public enum ItemAudience
{
    /// <summary>All staff.</summary>
    Everyone,

    /// <summary>Staff who work with families.</summary>
    CaseStaff,

    /// <summary>Supervisors and managers.</summary>
    Leads,
}

/// <summary>A practice, or the half of a compound one, as staff would see it.</summary>
/// <param name="Name">The practice in a few words.</param>
/// <param name="Item">What staff are asked about it; its id is the practice's, with a <c>b</c> for the second half.</param>
/// <param name="Audience">Who can judge it.</param>
/// <param name="IsForPartners">
/// Whether community, Tribal, youth or family partners are the real judges; what staff think is a second-best view and is shown with that note.
/// </param>
/// <param name="PlainFairness">The item's wording for places where law limits equity wording; null where one wording does for all.</param>
/// <param name="PlainName">The practice in a few words for those places; null where the name does for all.</param>
public sealed record PracticeItem(
    LocalizedText Name, Item Item, ItemAudience Audience, bool IsForPartners, LocalizedText? PlainFairness, LocalizedText? PlainName = null)
{
    /// <summary>With its name in the agency's wording.</summary>
    public PracticeItem In(Wording wording) => wording == Wording.PlainFairness && PlainName is { } name ? this with { Name = name } : this;
}

/// <summary>A leadership behaviour that a framework names or points to, and that nudges grow.</summary>
/// <param name="Id">Stable id, such as <c>RL-8</c>.</param>
/// <param name="Framework">Id of the <see cref="Nudges.Framework"/> it comes from.</param>
/// <param name="Items">What staff would see of it: one item, or two where the practice has two halves.</param>
/// <param name="IsPreparationOnly">
/// Whether it needs its leaders' own time and the people affected: its nudges only prepare it, and never ask for the act itself.
/// </param>
public sealed record Practice(string Id, string Framework, IReadOnlyList<PracticeItem> Items, bool IsPreparationOnly)
{
    /// <summary>The practice in a few words; of a compound one, its first half.</summary>
    public LocalizedText Name => Items[0].Name;

    /// <summary>With its names in the agency's wording.</summary>
    public Practice In(Wording wording) => wording == Wording.PlainFairness ? this with { Items = [.. Items.Select(item => item.In(wording))] } : this;

    /// <summary>Two-letter code of the dimension of its first item.</summary>
    public string Dimension => Items[0].Item.Dimension;
}
