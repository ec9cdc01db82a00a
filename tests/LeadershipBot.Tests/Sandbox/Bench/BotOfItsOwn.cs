using Azure.Core;
using LeadershipBot.BotFramework;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Issuer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace LeadershipBot.Tests.Sandbox.Bench;

/// <summary>The real connector client, pointed at an emulated Teams as any process would be.</summary>
internal sealed class BotOfItsOwn : IDisposable
{
    private readonly IHost _host;
    private readonly EmulatedTeams _teams;

    public BotOfItsOwn(EmulatedTeams teams, bool limits = false, params (string Name, string Value)[] settings)
    {
        _teams = teams;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(HostSettings.OfTeams(teams.Addresses, limits));
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<TokenCredential>(new SandboxCredential(SandboxCredential.CreateHttp(), teams.Addresses));
        builder.Services.AddBotFramework(builder.Configuration.GetSection("Bot"));
        _host = builder.Build();
    }

    public ConnectorClient Connector => _host.Services.GetRequiredService<ConnectorClient>();

    public async Task<string> CreateAsync(Chat chat)
    {
        var parameters = new ConversationParameters
        {
            IsGroup = false,
            Bot = new ChannelAccount { Id = SandboxAddresses.BotId },
            Members = [new ChannelAccount { Id = chat.Person.Id }],
            TenantId = SandboxAddresses.TenantId,
        };
        var created = await Connector.CreateConversationAsync(
            _teams.Addresses.ServiceUrl, parameters, SendPriority.Campaign, cancellationToken: TestContext.Current.CancellationToken);
        return created.Id!;
    }

    public Task<ResourceResponse> SendAsync(Chat chat, string text) => Connector.SendToConversationAsync(
        _teams.Addresses.ServiceUrl,
        chat.ConversationId,
        new Activity { Type = "message", Text = text },
        SendPriority.Campaign,
        cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The status and code the connector client gives up with; success is 0.</summary>
    public async Task<(int Status, string? Code)> TrySendAsync(Chat chat, string text)
    {
        try
        {
            await SendAsync(chat, text);
            return default;
        }
        catch (ConnectorException error)
        {
            return (error.StatusCode, error.ErrorCode);
        }
    }

    public void Dispose() => _host.Dispose();
}
