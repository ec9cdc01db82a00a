using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Teams;

/// <summary>What Teams wants beside the protocol.</summary>
public static class TeamsChannelData
{
    public static JsonElement ForTenant(string tenantId) =>
        JsonElement.Parse(new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenantId } }.ToJsonString());
}
