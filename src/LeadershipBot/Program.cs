using System.Text;
using LeadershipBot;
using LeadershipBot.Operations;

Console.OutputEncoding = Encoding.UTF8;
return await HostCommand.Create(args, RunAsync).Parse(args, HostCommand.Parser).InvokeAsync(HostCommand.Invocation);

static async Task<int> RunAsync(string[] args)
{
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
}
