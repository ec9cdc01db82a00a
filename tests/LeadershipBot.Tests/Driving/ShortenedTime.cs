using LeadershipBot.BotFramework;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Tests.Driving;

/// <summary>Real time in which waits of one length are over in a moment, once somebody is in a hurry.</summary>
internal sealed class ShortenedTime(TimeSpan wait) : TimeProvider
{
    public bool IsHurried { get; set; }

    public Action<WebApplicationBuilder> IntoHost => builder =>
        builder.Services.Replace(ServiceDescriptor.KeyedSingleton<TimeProvider>(RealTime.Key, this));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, IsHurried && dueTime == wait ? TimeSpan.FromMilliseconds(50) : dueTime, period);
}
