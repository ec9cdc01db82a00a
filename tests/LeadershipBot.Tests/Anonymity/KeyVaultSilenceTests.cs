using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using Azure.Core;
using Azure.Core.Diagnostics;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>The most verbose setting of everything that could tell of a call to the vault. Spans and events are the process's, so nothing runs beside it.</summary>
[Collection(nameof(Alone))]
public sealed class KeyVaultSilenceTests
{
    [Fact]
    public async Task Nothing_that_is_logged_or_traced_holds_the_secret_or_tells_of_the_vault()
    {
        using var vault = new FakeVault();
        using var log = new CapturedLog();
        var heard = new ConcurrentQueue<string>();
        using var events = new AzureEventSourceListener((data, text) => heard.Enqueue($"{data.EventName} {text}"), EventLevel.LogAlways);
        using var spans = Listen(heard);
        await using var agency = await AgencyAtWork.StartHarborAsync(change: builder =>
        {
            vault.IntoHost(builder);
            log.IntoHost(builder);
        });
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        await agency.Find("North1").AnswersAsync(Items.All(4));
        await agency.AdvanceAsync(Harbor.Closes);
        await agency.StopAsync();

        Assert.NotEmpty(vault.Requests);
        Assert.NotEmpty(log.Lines);
        string[] telling = [vault.Newest.Value, FakeVault.Token, FakeVault.SecretName, new Uri(FakeVault.Address).Host];
        Assert.DoesNotContain(log.Lines.Concat(heard), line => telling.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(heard, line => line.StartsWith("Request ", StringComparison.Ordinal) || line.Contains("Azure.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_transport_makes_no_span_of_a_request_and_sends_no_trace()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var heard = new ConcurrentQueue<string>();
        using var spans = Listen(heard);
        var transport = KeyVaultMasterSecret.CreateClientOptions().Transport;
        using var parent = new Activity("whoever calls").Start();
        using var request = transport.CreateRequest();
        request.Method = RequestMethod.Get;
        request.Uri.Reset(new Uri(agency.Root, "healthz"));
        using var message = new HttpMessage(request, new ResponseClassifier());

        await transport.ProcessAsync(message);

        Assert.Equal(200, message.Response.Status);
        Assert.DoesNotContain(heard, line => line.Split(' ')[1] == "System.Net.Http");
        Assert.DoesNotContain(heard, line => line.Contains("Hosting", StringComparison.Ordinal) && line.Contains(parent.TraceId.ToString(), StringComparison.Ordinal));
    }

    private static ActivityListener Listen(ConcurrentQueue<string> heard)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => heard.Enqueue(
                $"{span.TraceId} {span.Source.Name} {span.OperationName} {span.DisplayName} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
