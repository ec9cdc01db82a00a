using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;

namespace LeadershipBot.Verification;

/// <summary>
/// That nothing around the process listens in: agents, profilers, start-up hooks, tracers, memory dumps. What the bot exports is set
/// by <c>Telemetry:</c> alone, so that <c>OTEL_*</c> can only be meant for something else.
/// </summary>
public sealed class CheckTelemetry : IAnonymityCheck
{
    /// <summary>The runtime's own event sources name the address of every outgoing request, and with it a chat.</summary>
    public const string EventSources = "System.Diagnostics.Tracing.EventSource.IsSupported";

    private const string AzureTracing = "Azure.Experimental.EnableActivitySource";

    private static readonly string[] Prefixes = ["OTEL_", "APPLICATIONINSIGHTS_", "APPINSIGHTS_", "DD_", "NEW_RELIC_"];

    private static readonly string[] CodeLoaders =
    [
        "DOTNET_STARTUP_HOOKS", "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", "DOTNET_HOSTINGSTARTUPASSEMBLIES", "DOTNET_ADDITIONAL_DEPS",
        "CORECLR_PROFILER", "CORECLR_PROFILER_PATH", "CORECLR_PROFILER_PATH_64", "CORECLR_PROFILER_PATH_32", "LD_PRELOAD",
    ];

    private static readonly string[] TurnedOnBy =
    [
        "CORECLR_ENABLE_PROFILING", "DOTNET_EnableEventPipe", "COMPlus_EnableEventPipe", "DOTNET_DbgEnableMiniDump", "COMPlus_DbgEnableMiniDump",
        "AZURE_EXPERIMENTAL_ENABLE_ACTIVITY_SOURCE",

        // App Service sets these beside each other; "disabled" is its own word for off.
        "ApplicationInsightsAgent_EXTENSION_VERSION", "XDT_MicrosoftApplicationInsights_Mode",
    ];

    private static readonly string[] Off = ["0", "false", "disabled"];

    private static readonly LocalizedText Unset = new(
        "Remove it where the bot is started (service, container, app settings), turn the agent that needs it off, and restart the bot.",
        "Quítela donde se inicia el bot (servicio, contenedor, ajustes), apague el agente que la necesita y reinicie el bot.");

    private static readonly LocalizedText UseReleased = new(
        "Run the bot as it was built, with its own runtimeconfig.json.", "Ejecute el bot como fue compilado, con su propio runtimeconfig.json.");

    public LocalizedText Title { get; } = new("Telemetry", "Telemetría");

    public IAsyncEnumerable<Finding> RunAsync(VerificationSubject subject) => Run(subject).ToAsyncEnumerable();

    private static IEnumerable<Finding> Run(VerificationSubject subject)
    {
        var set = subject.Settings.Variables.Where(variable => Listens(variable.Key, variable.Value)).Select(variable => variable.Key)
            .Order(StringComparer.Ordinal).ToList();
        foreach (var name in set)
        {
            yield return Finding.Broken(
                $"The environment variable {name} lets something else record what the bot does.",
                $"La variable de entorno {name} permite que otra cosa grabe lo que hace el bot.",
                Unset);
        }

        if (set.Count == 0)
        {
            yield return Finding.Holds("No agent, profiler or exporter is attached.", "No hay ningún agente, perfilador ni exportador conectado.");
        }

        yield return subject.Telemetry.IsOn
            ? Finding.Holds(
                $"The bot itself sends figures and log lines to {new Uri(subject.Telemetry.Endpoint).Authority} (Telemetry:Endpoint): no traces, and nothing that counts what people write, tap or answer.",
                $"El propio bot envía cifras y líneas de registro a {new Uri(subject.Telemetry.Endpoint).Authority} (Telemetry:Endpoint): sin trazas y sin nada que cuente lo que la gente escribe, toca o contesta.")
            : Finding.Holds("The bot itself sends figures and log lines nowhere.", "El propio bot no envía cifras ni líneas de registro a ningún lugar.");

        yield return subject.Settings.Switches(EventSources) != false
            ? Finding.Broken(
                "The runtime's event sources are on: a tracer could note the address of a chat.",
                "Las fuentes de eventos del sistema están activas: un rastreador podría anotar la dirección de un chat.",
                UseReleased)
            : Finding.Holds("The runtime's event sources are off.", "Las fuentes de eventos del sistema están apagadas.");

        if (subject.Settings.Switches(AzureTracing) == true)
        {
            yield return Finding.Broken(
                "Azure's experimental tracing is on: it would record calls with their addresses.",
                "El rastreo experimental de Azure está activo: grabaría las llamadas con sus direcciones.",
                UseReleased);
        }
    }

    private static bool Listens(string name, string value) =>
        value.Length > 0
        && (Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            || CodeLoaders.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (TurnedOnBy.Contains(name, StringComparer.OrdinalIgnoreCase) && !Off.Contains(value, StringComparer.OrdinalIgnoreCase)));
}
