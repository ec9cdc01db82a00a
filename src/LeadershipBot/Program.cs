using LeadershipBot;
using LeadershipBot.Operations;

try
{
    await LeadershipBotHost.Build(LeadershipBotHost.CreateBuilder(args)).RunAsync();
    return 0;
}
catch (Exception error) when (StartErrors.Describe(error) is { } description)
{
    await Console.Error.WriteLineAsync(description);
    return 1;
}
