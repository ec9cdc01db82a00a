using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>A deployment in full health.</summary>
public sealed class GreenTests
{
    [Fact]
    public async Task All_is_well_where_nothing_is_wrong_and_every_part_is_looked_at()
    {
        await using var patient = await Patient.BeginAsync();
        await Healthy.MakeChatsAsync(patient);

        var (code, text) = await patient.SeeDoctorAsync("--registered-endpoint", $"https://{Patient.Domain}/api/messages");

        Assert.DoesNotContain(text.Split('\n'), line => line.TrimStart().StartsWith('✗') || line.TrimStart().StartsWith('!') || line.TrimStart().StartsWith('?') || line.TrimStart().StartsWith('→'));
        Assert.Equal(0, code);
        Assert.EndsWith("All is well.\n", text, StringComparison.Ordinal);
        Assert.All(LeadershipBot.Doctor.DoctorPart.All.Where(part => part.Wanted(new())), part => Assert.Contains($"{part.Title.English}\n  ✓", text, StringComparison.Ordinal));
        Assert.Empty(patient.NobodyIn(text));
    }
}
