using Azure.Core;
using Azure.Core.Pipeline;
using LeadershipBot.Storage.Tables;

namespace LeadershipBot.Storage.AzureTables;

/// <summary>
/// The only way the store gets a client: one that says nothing. No log line, span, trace header, event or telemetry tells of a
/// request, whose address holds a row's keys; on the ballot path they would say who answered, and when. Only .NET's own sources for
/// its developers (<c>Private.InternalDiagnostics</c>), which show the bytes on the wire, can't be kept from it but by the process.
/// </summary>
internal sealed class SilentTables : IDisposable
{
    private readonly HttpClient _http = new(new HiddenAddress.Handler(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
    }))
    { Timeout = Timeout.InfiniteTimeSpan };

    private SilentTables(AzureTableTuning tuning, string setting, Func<TableClientOptions, TableServiceClient> connect)
    {
        Client = connect(OptionsFor(tuning));
        Errors = new TableErrors(setting, Client.Uri);
    }

    public TableServiceClient Client { get; }

    public TableErrors Errors { get; }

    /// <exception cref="FormatException">The connection string can't be used.</exception>
    public static SilentTables ByKey(string connectionString, AzureTableTuning tuning) =>
        new(tuning, "Storage:ConnectionString", options => new(connectionString, options));

    public static SilentTables ByIdentity(Uri accountUri, TokenCredential credential, AzureTableTuning tuning) =>
        new(tuning, "Storage:AccountUri", options =>
        {
            options.Audience = AudienceOf(accountUri);
            return new(accountUri, new StoreCredential(credential), options);
        });

    public void Dispose() => _http.Dispose();

    private static TableAudience AudienceOf(Uri account) => account.Host switch
    {
        var host when host.EndsWith(".usgovcloudapi.net", StringComparison.OrdinalIgnoreCase) => TableAudience.AzureGovernment,
        var host when host.EndsWith(".chinacloudapi.cn", StringComparison.OrdinalIgnoreCase) => TableAudience.AzureChina,
        _ => TableAudience.AzurePublicCloud,
    };

    private TableClientOptions OptionsFor(AzureTableTuning tuning)
    {
        var options = new TableClientOptions
        {
            Transport = new HttpClientTransport(_http),
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = tuning.MaxRetries,
                Delay = tuning.Delay,
                MaxDelay = tuning.MaxDelay,
                NetworkTimeout = tuning.NetworkTimeout,
            },
            Diagnostics =
            {
                IsLoggingEnabled = false,
                IsLoggingContentEnabled = false,
                IsDistributedTracingEnabled = false,
                IsTelemetryEnabled = false,
            },
        };
        options.AddPolicy(new HiddenAddress(), HttpPipelinePosition.BeforeTransport);
        return options;
    }
}
