namespace LeadershipBot.ResultsApi;

internal static class ResultsApiServices
{
    public static IServiceCollection AddResultsApi(this IServiceCollection services) => services
        .AddApiDescription()
        .AddRequestTimeouts()
        .AddSingleton<RoundDocuments>()
        .AddSingleton<UnitDocuments>()
        .AddSingleton<MeasureList>()
        .AddSingleton<ReadPages>()
        .AddSingleton<ReadActions>()
        .AddSingleton<ReadParticipation>()
        .AddSingleton<WriteNote>()
        .AddSingleton<WriteCsv>()
        .AddSingleton<ExportLimit>();
}
