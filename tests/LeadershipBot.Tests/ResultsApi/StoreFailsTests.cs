using System.Net;
using LeadershipBot.Storage;
using Xunit;

namespace LeadershipBot.Tests.ResultsApi;

/// <summary>Asked while the store fails at whatever it is asked.</summary>
public sealed class StoreFailsTests(ApiHarbor harbor) : IClassFixture<ApiHarbor>
{
    [Theory]
    [InlineData("results/rounds")]
    [InlineData("results/overview")]
    [InlineData("results/rounds/latest/units")]
    [InlineData("results/rounds/latest/units/agency")]
    [InlineData("results/rounds/latest/export.csv")]
    [InlineData("results/trend.csv")]
    [InlineData("actions")]
    [InlineData("nudges/participation")]
    public async Task The_caller_is_asked_to_try_again(string path)
    {
        harbor.Store.BeforeCall = _ => throw new EntityStoreException(StoreProblem.Unavailable, "Broken.");
        try
        {
            var answer = await harbor.GetAsync(path, "Director");

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "store"), (answer.Status, answer.Code));
            Assert.Null(answer.ETag);
        }
        finally
        {
            harbor.Store.BeforeCall = null;
        }
    }
}
