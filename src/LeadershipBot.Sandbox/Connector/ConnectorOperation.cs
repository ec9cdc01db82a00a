namespace LeadershipBot.Sandbox.Connector;

/// <summary>What a request to the connector asks for.</summary>
public enum ConnectorOperation
{
    Create,
    Send,
    Update,
    Delete,
}
