using Microsoft.Extensions.Options;

namespace LeadershipBot.Settings;

/// <summary>Options as they are set, right or wrong: one wrong setting must not keep the others from being looked at.</summary>
public sealed class AsSet<T>(IEnumerable<IConfigureOptions<T>> setups, IEnumerable<IPostConfigureOptions<T>> postSetups)
    where T : class
{
    private readonly Lazy<T> _value = new(() => new OptionsFactory<T>(setups, postSetups).Create(Options.DefaultName));

    public T Value => _value.Value;
}
