using System.Net;
using System.Text.Json;
using Xunit;

namespace LeadershipBot.Tests.ResultsApi;

/// <summary>The OpenAPI document, held against what the addresses answer.</summary>
public sealed class DescriptionTests(ApiHarbor harbor) : IClassFixture<ApiHarbor>
{
    [Fact]
    public async Task Anybody_may_read_it_and_it_tells_of_this_api_alone()
    {
        var document = (await harbor.GetAsync("openapi.json")).Json;

        Assert.All(document.GetProperty("paths").EnumerateObject(), path => Assert.StartsWith("/api/v1/", path.Name, StringComparison.Ordinal));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("entra").GetProperty("scheme").GetString());
        Assert.Equal("entra", Assert.Single(Assert.Single(document.GetProperty("security").EnumerateArray()).EnumerateObject()).Name);
        Assert.DoesNotContain("Larkspur", document.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_address_answers_as_it_is_described()
    {
        var document = (await harbor.GetAsync("openapi.json")).Json;
        var checks = 0;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var address = path.Name["/api/v1/".Length..].Replace("{round}", "latest", StringComparison.Ordinal).Replace("{unit}", ApiHarbor.UnitOf("South"), StringComparison.Ordinal);
            foreach (var operation in path.Value.EnumerateObject())
            {
                var method = new HttpMethod(operation.Name.ToUpperInvariant());
                var body = method == HttpMethod.Put ? new { text = "Hello" } : null;
                foreach (var (who, status) in new[] { ("SouthLead", HttpStatusCode.OK), (null, HttpStatusCode.Unauthorized), ("Director", HttpStatusCode.OK) })
                {
                    var answer = await harbor.SendAsync(method, address, who is null ? null : harbor.TokenOf(who).Encode(), body);
                    Assert.True(operation.Value.GetProperty("responses").TryGetProperty(((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture), out var described), $"{path.Name}: {answer.Status}");
                    if (described.TryGetProperty("content", out var content))
                    {
                        var media = Assert.Single(content.EnumerateObject());
                        Assert.Contains("Content-Type: " + media.Name, answer.Headers, StringComparison.Ordinal);
                        if (media.Name.Contains("json", StringComparison.Ordinal))
                        {
                            Fits(answer.Json, media.Value.GetProperty("schema"), document, path.Name);
                        }
                    }

                    Assert.True(status != HttpStatusCode.Unauthorized || answer.Status == status, path.Name);
                    checks++;
                }
            }
        }

        Assert.InRange(checks, 33, 100);
    }

    [Fact]
    public async Task It_tells_of_tags_of_limits_and_of_the_languages_there_are()
    {
        var paths = (await harbor.GetAsync("openapi.json")).Json.GetProperty("paths");
        var operations = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => (path.Name, Verb: operation.Name, operation.Value))).ToList();

        Assert.All(operations, operation =>
        {
            var responses = operation.Value.GetProperty("responses");
            Assert.True(responses.GetProperty("429").GetProperty("headers").TryGetProperty("Retry-After", out _));
            var isTagged = operation.Verb == "get" && operation.Name != "/api/v1/results/trend.csv";
            Assert.Equal(isTagged, responses.TryGetProperty("304", out _));
            Assert.Equal(isTagged, responses.TryGetProperty("200", out var found) && found.TryGetProperty("headers", out var headers) && headers.TryGetProperty("ETag", out _));
            Assert.Equal(isTagged, Parameters(operation.Value).Any(parameter => (Text(parameter, "in"), Text(parameter, "name")) == ("header", "If-None-Match")));
            Assert.Equal(operation.Verb == "put", responses.TryGetProperty("413", out _));
        });
        var languages = operations.SelectMany(operation => Parameters(operation.Value)).Where(parameter => Text(parameter, "name") == "language").ToList();
        Assert.Equal(2, languages.Count);
        Assert.All(languages, parameter => Assert.Equal(["en", "es"], parameter.GetProperty("schema").GetProperty("enum").EnumerateArray().Select(language => language.GetString())));
        Assert.DoesNotContain(operations, operation => operation.Verb == "head");

        static IEnumerable<JsonElement> Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

        static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
    }

    private static void Fits(JsonElement value, JsonElement schema, JsonElement document, string where)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Fits(value, document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), document, where);
            return;
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            if (value.ValueKind != JsonValueKind.Null)
            {
                Fits(value, choices.EnumerateArray().Single(choice => choice.TryGetProperty("$ref", out _)), document, where);
            }

            return;
        }

        if (schema.TryGetProperty("enum", out var names))
        {
            Assert.Contains(value.GetString(), names.EnumerateArray().Select(name => name.GetString()));
            return;
        }

        var types = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several ? several.EnumerateArray().Select(type => type.GetString()!).ToList() : [schema.GetProperty("type").GetString()!];
        Assert.True(types.Exists(type => IsOf(value, type)), $"{where}: {value} is none of {string.Join(',', types)}");
        if (value.ValueKind == JsonValueKind.Object)
        {
            var properties = schema.GetProperty("properties");
            Assert.All(schema.GetProperty("required").EnumerateArray(), name => Assert.True(value.TryGetProperty(name.GetString()!, out _), $"{where}: {name}"));
            foreach (var property in value.EnumerateObject())
            {
                Assert.True(properties.TryGetProperty(property.Name, out var inner), $"{where}: {property.Name}");
                Fits(property.Value, inner, document, $"{where}/{property.Name}");
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            Assert.All(value.EnumerateArray(), one => Fits(one, schema.GetProperty("items"), document, where));
        }
    }

    private static bool IsOf(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.Null => type == "null",
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type is "number" or "integer",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Array => type == "array",
        _ => type == "object",
    };
}
