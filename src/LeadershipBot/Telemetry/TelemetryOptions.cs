using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Telemetry;

public enum TelemetryProtocol
{
    Grpc,
    HttpProtobuf,
}

/// <summary>Where figures and log lines go, as OTLP. Nothing else decides that: not <c>OTEL_*</c> either.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>The collector's address without a path, https or on this machine; nothing is exported where it is empty.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>How the collector is spoken to: <c>Grpc</c> (often port 4317) or <c>HttpProtobuf</c> (often 4318).</summary>
    [EnumDataType(typeof(TelemetryProtocol), ErrorMessage = "Telemetry:Protocol must be Grpc or HttpProtobuf.")]
    public TelemetryProtocol Protocol { get; set; } = TelemetryProtocol.Grpc;

    /// <summary>Real seconds from one export of figures to the next: seldom enough that none tells what one request did.</summary>
    [Range(60, 3600, ErrorMessage = "Telemetry:ExportSeconds must be 60 to 3600.")]
    public int ExportSeconds { get; set; } = 60;

    public bool IsOn => Endpoint.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !IsAddress(Endpoint))
        {
            yield return new("Telemetry:Endpoint must be an https address, or http on this machine, with no user, path or query: https://collector.agency.gov:4317.");
        }
    }

    private static bool IsAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { UserInfo.Length: 0, PathAndQuery: "/", Fragment.Length: 0 }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
