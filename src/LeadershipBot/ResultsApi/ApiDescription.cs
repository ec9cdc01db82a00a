using System.Text.Json.Serialization;
using Microsoft.OpenApi;

namespace LeadershipBot.ResultsApi;

/// <summary>The description of <c>/api/v1</c> for other programs, made of the addresses themselves.</summary>
internal static class ApiDescription
{
    private const string Scheme = "entra";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);

            // Else every number would be described as one that may come as text.
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        })
        .AddOpenApi(options =>
        {
            options.ShouldInclude = description => $"/{description.RelativePath}".StartsWith(ResultsApiEndpoints.Root + "/", StringComparison.Ordinal);
            options.AddSchemaTransformer((schema, context, _) =>
            {
                // That the items of a list may be null is not seen from outside.
                if (context.JsonTypeInfo.Type == typeof(HeatRow) && schema.Properties?["cells"] is OpenApiSchema { Items: OpenApiSchema cell })
                {
                    cell.Type |= JsonSchemaType.Null;
                }

                return Task.CompletedTask;
            });
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "LeadershipBot results", Version = "1", Description = "Group results as the signed-in person may see them." };
                document.Servers = [];
                document.Components ??= new();
                document.AddComponent<IOpenApiSecurityScheme>(Scheme, new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    BearerFormat = "JWT",
                    Description = "A token of Entra ID for the bot's application, with the scope access_as_user.",
                });
                document.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
                return Task.CompletedTask;
            });
        });

    public static void MapApiDescription(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi(ResultsApiEndpoints.Root + "/openapi.json");

    public static RouteHandlerBuilder Describe<T>(this RouteHandlerBuilder builder, string summary) =>
        builder.Produces<T>().Produces(StatusCodes.Status304NotModified).Always(summary);

    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder builder, string summary, int status) => builder.Produces(status).Always(summary);

    public static RouteHandlerBuilder DescribeFile(this RouteHandlerBuilder builder, string summary, string contentType) => builder
        .Produces<string>(StatusCodes.Status200OK, contentType.Split(';')[0]).Produces(StatusCodes.Status304NotModified)
        .Produces<Problem>(StatusCodes.Status400BadRequest, Problems.ContentType).Always(summary);

    public static RouteHandlerBuilder CanBeMissing(this RouteHandlerBuilder builder) => builder.Produces<Problem>(StatusCodes.Status404NotFound, Problems.ContentType);

    private static RouteHandlerBuilder Always(this RouteHandlerBuilder builder, string summary) => builder
        .WithSummary(summary)
        .WithTags("results")
        .Produces<Problem>(StatusCodes.Status401Unauthorized, Problems.ContentType)
        .Produces<Problem>(StatusCodes.Status403Forbidden, Problems.ContentType)
        .Produces<Problem>(StatusCodes.Status503ServiceUnavailable, Problems.ContentType);
}
