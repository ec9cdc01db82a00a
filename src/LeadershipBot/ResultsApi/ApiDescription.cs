using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
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
            options.ShouldInclude = description =>
                $"/{description.RelativePath}".StartsWith(ResultsApiEndpoints.Root + "/", StringComparison.Ordinal) && description.HttpMethod != HttpMethods.Head;
            options.AddOperationTransformer((operation, context, _) =>
            {
                if (context.Description.ActionDescriptor.EndpointMetadata.Contains(TaggedAnswer.Mark))
                {
                    Tag(operation);
                }

                foreach (var language in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.Name == "language"))
                {
                    language.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["en", "es"], Default = "en" };
                }

                AddHeader(operation, StatusCodes.Status429TooManyRequests, HeaderNames.RetryAfter, "How many seconds to wait.");
                return Task.CompletedTask;
            });
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

    // "v1" is what ASP.NET Core calls a description that is given no name.
    public static void MapApiDescription(this IEndpointRouteBuilder endpoints) => endpoints
        .MapMethods(
            ResultsApiEndpoints.Root + "/openapi.json",
            ApiAnswers.Reads,
            async (HttpContext context, [FromKeyedServices("v1")] IOpenApiDocumentProvider description, CancellationToken cancellationToken) =>
                ApiAnswers.Text(context, await (await description.GetOpenApiDocumentAsync(cancellationToken)).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken)))
        .ExcludeFromDescription();

    /// <summary>A document to read.</summary>
    public static RouteHandlerBuilder Describe<T>(this RouteHandlerBuilder builder, string summary) => builder.Produces<T>().HasTag().Always(summary);

    public static RouteHandlerBuilder DescribeWrite<T>(this RouteHandlerBuilder builder, string summary) => builder.Produces<T>().Always(summary);

    /// <summary>It need not be sent again to whoever has it.</summary>
    public static RouteHandlerBuilder HasTag(this RouteHandlerBuilder builder) => builder.Produces(StatusCodes.Status304NotModified).WithMetadata(TaggedAnswer.Mark);

    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder builder, string summary, int status) => builder.Produces(status).Always(summary);

    public static RouteHandlerBuilder DescribeFile(this RouteHandlerBuilder builder, string summary, string contentType) => builder
        .Produces<string>(StatusCodes.Status200OK, contentType.Split(';')[0]).Produces<Problem>(StatusCodes.Status400BadRequest, Problems.ContentType).Always(summary);

    public static RouteHandlerBuilder CanBeMissing(this RouteHandlerBuilder builder) => builder.Produces<Problem>(StatusCodes.Status404NotFound, Problems.ContentType);

    private static RouteHandlerBuilder Always(this RouteHandlerBuilder builder, string summary) => builder
        .WithSummary(summary)
        .WithTags("results")
        .Produces<Problem>(StatusCodes.Status401Unauthorized, Problems.ContentType)
        .Produces<Problem>(StatusCodes.Status403Forbidden, Problems.ContentType)
        .Produces<Problem>(StatusCodes.Status429TooManyRequests, Problems.ContentType)
        .Produces<Problem>(StatusCodes.Status503ServiceUnavailable, Problems.ContentType);

    private static void Tag(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = HeaderNames.IfNoneMatch,
            In = ParameterLocation.Header,
            Description = "The ETag of the answer that the caller has.",
            Schema = Words(),
        });
        AddHeader(operation, StatusCodes.Status200OK, HeaderNames.ETag, "Another one whenever the answer is another.");
        AddHeader(operation, StatusCodes.Status304NotModified, HeaderNames.ETag, "The one that the caller has.");
    }

    private static void AddHeader(OpenApiOperation operation, int status, string name, string meaning)
    {
        if (operation.Responses?[status.ToString(CultureInfo.InvariantCulture)] is OpenApiResponse response)
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            response.Headers[name] = new OpenApiHeader { Description = meaning, Schema = Words() };
        }
    }

    private static OpenApiSchema Words() => new() { Type = JsonSchemaType.String };

    /// <summary>Marks an address whose answers have a tag.</summary>
    private sealed class TaggedAnswer
    {
        public static TaggedAnswer Mark { get; } = new();
    }
}
